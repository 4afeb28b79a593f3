package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Document.Content;
import dev.caravan.ledger.Acceptance.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Erasing a person: what the ledger does at once, what it waits for, and what is left in the end. */
class LedgerErasureTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void nobodyIsErasedWhoIsNotKnown() {
        assertThat(house.erasures().erase("nobody")).isEmpty();
        assertThat(house.erasures().find("nobody")).isEmpty();
        assertThat(house.accept("nobody", "one", "jarvi").status()).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void whatNeverReachedAVendorEndsAtOnce() throws Exception {
        house.accept("ada", "one", "jarvi", "merge");

        Erasure erasure = house.erase("ada");

        assertThat(erasure.open()).isEmpty();
        assertThat(erasure.vendors()).extracting(Erasure.Through::how).containsExactly("never sent", "never sent");
        assertThat(house.ledger.candidate("ada")).isEmpty();
        assertThat(erasure.candidates()).isEqualTo(1);
        assertThat(erasure.deliveries()).isEqualTo(2);
        assertThat(erasure.hasEnded()).as("the folders were not searched").isFalse();
    }

    @Test
    void aDeliveredCandidateIsErasedByTheNextClaimWhichHoldsNothingButTheId() {
        house.deliver("ada", "p-1");
        house.erase("ada");

        Claim claim = house.claimOne("jarvi");

        assertThat(claim.erasing()).isTrue();
        assertThat(claim.content()).isEqualTo("{\"externalId\":\"ada\"}");
        assertThat(claim.vendorId()).isEqualTo("p-1");
        assertThat(claim.memory()).isEqualTo("{\"notes\":1}");
        assertThat(claim.doubt()).isNull();
        assertThat(house.ledger.candidate("ada").orElseThrow().erasing()).isTrue();

        house.settle(erased(claim, "deleted"));

        assertThat(house.ledger.candidate("ada")).isEmpty();
        assertThat(house.erasure("ada").vendors()).singleElement().satisfies(through -> {
            assertThat(through.how()).isEqualTo("deleted");
            assertThat(through.remarks()).isEqualTo("3 files went with it");
        });
        assertThat(house.erasure("ada").attempts()).isEqualTo(2);
    }

    @Test
    void whatSpeaksOfThePersonGoesAtOnce() throws Exception {
        house.deliver("ada", "p-1");
        house.execute("update attempt set problem = 'no Lovelace here', exchanges = 'Lovelace'");
        house.execute("update delivery set problem = 'no Lovelace here'");
        house.execute(
                "insert into audit (at, what, delivery_id, detail, affected) values (1, 'replay', 1, 'Lovelace', 1)");

        house.erase("ada");

        assertThat(house.count("select count(*) from attempt where problem is not null or exchanges is not null"))
                .isZero();
        assertThat(house.count("select count(*) from audit where detail like '%Lovelace%'"))
                .isZero();
        assertThat(house.delivery("ada", "jarvi").problem()).isNull();
    }

    @Test
    void anAttemptUnderWayEndsFirstAndLeavesNothingBehindButTheVendorsId() throws Exception {
        house.accept("ada", "Lovelace", "jarvi");
        Claim sending = house.claimOne("jarvi");

        Erasure erasure = house.erase("ada");

        assertThat(erasure.open()).singleElement().satisfies(open -> {
            assertThat(open.state()).isEqualTo(State.SENDING);
            assertThat(open.erasing()).isTrue();
        });
        assertThat(house.claim("jarvi")).isEmpty();
        Attempt told = new Attempt(
                house.clock.instant(), Duration.ZERO, "delivered", 200, 1, "Lovelace was there", "[Lovelace]");
        house.settle(Settlement.delivered(sending, "p-7", null, told));

        assertThat(house.count("select count(*) from attempt where problem is null and exchanges is null"))
                .isEqualTo(1);
        Claim erasing = house.claimOne("jarvi");
        assertThat(erasing.erasing()).isTrue();
        assertThat(erasing.vendorId()).isEqualTo("p-7");
        assertThat(erasing.content()).doesNotContain("Lovelace");
    }

    @Test
    void whatIsGivenBackUnsentEndsAsNeverSent() {
        house.accept("ada", "one", "jarvi");
        Claim sending = house.claimOne("jarvi");
        house.erase("ada");

        house.settle(Settlement.held(sending, house.clock.instant(), Certainty.AS_BEFORE, 0, null, null));

        assertThat(house.erasure("ada").vendors())
                .extracting(Erasure.Through::how)
                .containsExactly("never sent");
        assertThat(house.ledger.candidate("ada")).isEmpty();
    }

    @Test
    void whatIsInDoubtIsKeptForItsVendorUntilItIsSettled() throws Exception {
        house.accept("ada", "Lovelace", "jarvi", "merge");
        house.settle(Settlement.failed(
                house.claimOne("merge"),
                house.clock.instant(),
                Certainty.IN_DOUBT,
                house.clock.instant(),
                "no answer",
                house.attempt("uncertain")));
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p-1", null, house.attempt("delivered")));
        house.erase("ada");

        Claim merge = house.claimOne("merge");
        assertThat(merge.doubt().contents()).singleElement().asString().contains("Lovelace");
        house.settle(Settlement.failed(
                        merge,
                        house.clock.instant(),
                        Certainty.IN_DOUBT,
                        house.clock.instant(),
                        "500",
                        house.attempt("uncertain"))
                .knowing("m-1", null, true));

        assertThat(house.count("select count(*) from doubted_content")).isZero();
        Claim again = house.claimOne("merge");
        assertThat(again.vendorId()).isEqualTo("m-1");
        assertThat(again.doubt()).as("an erasure puts nothing there").isNull();
    }

    @Test
    void aLostAttemptThatSentStaysInDoubtAndALostErasureDoesNot() {
        house.accept("ada", "Lovelace", "jarvi");
        Claim lost = house.claimOne("jarvi");
        house.erase("ada");
        house.clock.advance(LedgerFixture.LEASE.plusSeconds(1));

        Claim first = house.claimOne("jarvi");
        assertThat(first.doubt().contents()).singleElement().asString().contains("Lovelace");
        house.settle(Settlement.delivered(lost, "too late", null, house.attempt("delivered")));
        assertThat(house.delivery("ada", "jarvi").vendorId()).isNull();

        house.settle(Settlement.held(first, house.clock.instant(), Certainty.CERTAIN, 0, null, house.attempt("retry")));
        house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE.plusSeconds(1));

        Claim second = house.claimOne("jarvi");
        assertThat(second.erasing()).isTrue();
        assertThat(second.doubt()).isNull();
        house.settle(erased(first, "deleted"));
        assertThat(house.ledger.candidate("ada"))
                .as("an old fence changes nothing")
                .isPresent();
        house.settle(erased(second, "deleted"));
        assertThat(house.ledger.candidate("ada")).isEmpty();
    }

    @Test
    void aPersonEndsWhatAVendorLeavesToOne() {
        house.deliver("ada", "p-1");
        house.erase("ada");
        Claim claim = house.claimOne("jarvi");
        assertThat(house.erasures().doneByHand("ada", "jarvi")).get().asString().contains("at this moment");
        house.settle(Settlement.ended(
                claim, State.REJECTED, Certainty.AS_BEFORE, null, "delete p-1 by hand", house.attempt("rejected")));
        assertThat(house.erasure("ada").open()).singleElement().satisfies(open -> {
            assertThat(open.state()).isEqualTo(State.REJECTED);
            assertThat(open.problem()).isEqualTo("delete p-1 by hand");
        });
        assertThat(house.ledger.operations().replay("ada", "jarvi", new Ruling.Anew()))
                .get()
                .asString()
                .contains("/done");

        assertThat(house.erasures().doneByHand("ada", "jarvi")).isEmpty();

        assertThat(house.erasure("ada").vendors())
                .extracting(Erasure.Through::how)
                .containsExactly("by a person");
        assertThat(house.erasures().doneByHand("ada", "jarvi")).isPresent();
        assertThat(house.ledger.operations().audit(Long.MAX_VALUE, 10))
                .extracting(AuditEntry::what)
                .containsExactly("erased by hand", "erase");
    }

    @Test
    void whatWasNeverSentIsFoundByAnIndexThatIsAlmostEmpty() throws Exception {
        assertThat(house.plan(Erasing.NEVER_SENT)).allMatch(step -> step.contains("delivery_never_sent"));
    }

    @Test
    void whatWasFetchedForEarlierRevisionsIsToBeForgottenToo() {
        DocumentUse use = DocumentUse.of(house.ledger);
        house.accept("ada", "one", "jarvi");
        use.fetched("ada", 1, "https://files.example/cv", content("a"));
        use.fetched("ada", 1, "https://files.example/photo", content("b"));
        use.fetched("ada", 1, "https://files.example/photo", content("c"));
        house.accept("ada", "two", "jarvi");
        use.fetched("ada", 2, "https://files.example/photo", content("c"));
        use.fetched("ada", 2, "https://files.example/cv", content("d"));
        assertThat(use.unused(List.of(sha256("a"), sha256("b"), sha256("c"), sha256("d"))))
                .containsExactly(sha256("a"), sha256("b"));

        Erasure erasure = house.erase("ada");

        assertThat(new ErasedDocuments(house.ledger.access()).of(erasure.id()))
                .containsOnlyKeys(sha256("a"), sha256("b"), sha256("c"), sha256("d"));
        assertThat(erasure.documents()).isEqualTo(4);
    }

    private static Content content(String letter) {
        return new Content(sha256(letter), 1, "application/pdf");
    }

    private static String sha256(String letter) {
        return letter.repeat(64);
    }

    private Settlement erased(Claim claim, String how) {
        return Settlement.erased(
                claim,
                how,
                new Attempt(house.clock.instant(), Duration.ZERO, "erased", 200, 1, "3 files went with it", "[]"));
    }
}
