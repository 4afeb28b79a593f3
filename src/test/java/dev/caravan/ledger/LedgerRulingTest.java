package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sending one delivery again by hand, and saying what the vendor holds. */
class LedgerRulingTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    private Operations operations;

    @BeforeEach
    void open() {
        operations = house.ledger.operations();
    }

    @Test
    void asKnownItIsDueNowAndTheDoubtStays() {
        Claim first = inDoubt("ada");

        assertThat(operations.replay("ada", "jarvi", new Ruling.AsKnown())).isEmpty();

        Claim again = house.claimOne("jarvi");
        assertThat(again.doubt().contents()).containsExactly(first.content());
        assertThat(again.vendorId()).isNull();
    }

    @Test
    void whatAPersonKnowsByTheVendorsIdIsUpdatedAndTheDoubtStays() {
        inDoubt("ada");

        assertThat(operations.replay("ada", "jarvi", new Ruling.ItIs("p7"))).isEmpty();

        Claim again = house.claimOne("jarvi");
        assertThat(again.vendorId()).isEqualTo("p7");
        assertThat(again.uncertain()).isTrue();
        assertThat(house.ledger.attempts("ada", 1).get(0).problem())
                .contains("p7")
                .contains("three found");
    }

    @Test
    void whatIsRememberedOfBeingSentAnewStaysOverRetriesAndDiffersTheNextTime() {
        inDoubt("ada");
        assertThat(operations.replay("ada", "jarvi", new Ruling.Anew())).isEmpty();
        Claim anew = house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE.plusSeconds(1));
        Claim retry = house.claimOne("jarvi");
        assertThat(retry.memory()).isNotNull().isEqualTo(anew.memory());

        reject(retry);
        assertThat(operations.replay("ada", "jarvi", new Ruling.Anew())).isEmpty();

        assertThat(house.claimOne("jarvi").memory()).isNotNull().isNotEqualTo(anew.memory());
    }

    @Test
    void nothingThatIsKnownOfAnotherRecordIsTakenForKnownOfThisOne() {
        house.accept("ada", "one", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", "{}", house.attempt("delivered")));
        house.accept("ada", "two", "jarvi");
        reject(house.claimOne("jarvi"));
        house.accept("ada", "one", "jarvi");
        reject(house.claimOne("jarvi"));

        assertThat(operations.replay("ada", "jarvi", new Ruling.ItIs("p1"))).isEmpty();
        Claim same = house.claimOne("jarvi");
        assertThat(same.memory()).isEqualTo("{}");
        assertThat(same.alreadyDelivered()).isTrue();
        reject(same);
        assertThat(operations.replay("ada", "jarvi", new Ruling.ItIs("p2"))).isEmpty();

        Claim other = house.claimOne("jarvi");
        assertThat(other.vendorId()).isEqualTo("p2");
        assertThat(other.memory()).isNull();
        assertThat(other.alreadyDelivered()).isFalse();
        assertThat(house.delivery("ada", "jarvi").deliveredRevision()).isNull();
    }

    @Test
    void anIdThatIsAnotherCandidatesIsRefusedInWordsAndNothingChanges() {
        house.accept("bob", "Analyst", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p7", null, house.attempt("delivered")));
        inDoubt("ada");

        assertThat(operations.replay("ada", "jarvi", new Ruling.ItIs("p7")).orElseThrow())
                .contains("'bob'")
                .contains("p7");

        assertThat(house.delivery("ada", "jarvi").state()).isEqualTo(State.REJECTED);
        assertThat(house.delivery("ada", "jarvi").vendorId()).isNull();
        assertThat(operations.audit(Long.MAX_VALUE, 10)).isEmpty();
        assertThat(operations.replay("ada", "jarvi", new Ruling.ItIs("p8"))).isEmpty();
    }

    @Test
    void anewItIsSentAsIfForTheFirstTime() throws Exception {
        house.accept("ada", "Analyst", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", "{}", house.attempt("delivered")));
        house.accept("ada", "Engineer", "jarvi");
        house.settle(Settlement.ended(
                house.claimOne("jarvi"), State.DEAD, Certainty.IN_DOUBT, null, "no answer", house.attempt("dead")));
        house.accept("ada", "Analyst", "jarvi");
        house.settle(Settlement.ended(
                house.claimOne("jarvi"),
                State.REJECTED,
                Certainty.AS_BEFORE,
                null,
                "p1 is deleted",
                house.attempt("rejected")));
        assertThat(house.count("select count(*) from doubted_content")).isEqualTo(1);

        assertThat(operations.replay("ada", "jarvi", new Ruling.Anew())).isEmpty();

        Claim again = house.claimOne("jarvi");
        assertThat(again.doubt()).isNull();
        assertThat(again.vendorId()).isNull();
        assertThat(again.memory())
                .isEqualTo("{\"anew\":" + house.clock.instant().toEpochMilli() + "}");
        assertThat(again.alreadyDelivered()).isFalse();
        assertThat(house.count("select count(*) from doubted_content")).isZero();
        assertThat(house.ledger.attempts("ada", 1).get(0).problem()).contains("no longer as the vendor's record p1");
    }

    @Test
    void eachRulingStandsInTheAuditTrail() {
        inDoubt("ada");
        operations.replay("ada", "jarvi", new Ruling.AsKnown());
        operations.replay("ada", "jarvi", new Ruling.ItIs("p7"));
        operations.replay("ada", "jarvi", new Ruling.Anew());

        assertThat(operations.audit(Long.MAX_VALUE, 10))
                .extracting(AuditEntry::what)
                .containsExactly("replay anew", "replay as vendorId", "replay");
        assertThat(operations.audit(Long.MAX_VALUE, 10)).allSatisfy(entry -> {
            assertThat(entry.externalId()).isEqualTo("ada");
            assertThat(entry.vendor()).isEqualTo("jarvi");
            assertThat(entry.deliveries()).isEqualTo(1);
            assertThat(entry.endedAt()).isNotNull();
        });
    }

    @Test
    void whatIsBeingSentIsRefusedInWords() {
        house.accept("ada", "Analyst", "jarvi");
        Claim underWay = house.claimOne("jarvi");

        assertThat(operations.replay("ada", "jarvi", new Ruling.Anew()).orElseThrow())
                .contains("being sent");

        house.settle(Settlement.delivered(underWay, "p1", null, house.attempt("delivered")));
        assertThat(house.delivery("ada", "jarvi").vendorId()).isEqualTo("p1");
        assertThat(operations.replay("ada", "jarvi", new Ruling.AsKnown()).orElseThrow())
                .contains("is delivered");
    }

    @Test
    void whatWasWithdrawnIsRefusedInWords() {
        inDoubt("ada");
        house.ledger
                .accept(List.of(LedgerFixture.meantFor("ada", "Engineer", "merge")))
                .join();

        assertThat(operations.replay("ada", "jarvi", new Ruling.Anew()).orElseThrow())
                .contains("deliverTo");
        assertThat(house.claim("jarvi")).isEmpty();
    }

    @Test
    void anAttemptThatLostItsLeaseBeforeTheReplayChangesNothing() {
        house.accept("ada", "Analyst", "jarvi");
        Claim stale = house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE);
        house.settle(Settlement.ended(
                house.claimOne("jarvi"), State.DEAD, Certainty.AS_BEFORE, null, "no", house.attempt("dead")));
        operations.replay("ada", "jarvi", new Ruling.AsKnown());
        Claim current = house.claimOne("jarvi");

        house.settle(Settlement.delivered(stale, "stale", null, house.attempt("delivered")));

        assertThat(house.delivery("ada", "jarvi").state()).isEqualTo(State.SENDING);
        house.settle(Settlement.delivered(current, "p1", null, house.attempt("delivered")));
        assertThat(house.delivery("ada", "jarvi").vendorId()).isEqualTo("p1");
    }

    /** Rejected because nobody knows which of several records it is. */
    private Claim inDoubt(String externalId) {
        house.accept(externalId, "Analyst", "jarvi");
        Claim claim = house.claimOne("jarvi");
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(claim, now, Certainty.IN_DOUBT, now, "no answer", house.attempt("uncertain")));
        house.settle(Settlement.ended(
                house.claimOne("jarvi"),
                State.REJECTED,
                Certainty.AS_BEFORE,
                null,
                "three found",
                house.attempt("rejected")));
        return claim;
    }

    private void reject(Claim claim) {
        house.settle(
                Settlement.ended(claim, State.REJECTED, Certainty.AS_BEFORE, null, "no", house.attempt("rejected")));
    }
}
