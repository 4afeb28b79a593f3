package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.candidate.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which content may be at a vendor after an answer got lost. */
class LedgerDoubtTest {

    private static final Document BY_URL =
            new Document(Kind.RESUME, null, null, null, "https://files.example/cv", null);
    private static final Content FIRST = new Content("a".repeat(64), 1, "application/pdf");
    private static final Content SECOND = new Content("b".repeat(64), 2, "application/pdf");

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void whatIsNewIsNotInDoubt() {
        house.accept("ada", "one", "jarvi");

        assertThat(house.claimOne("jarvi").doubt()).isNull();
    }

    @Test
    void anUncertainOutcomePutsTheContentThatWentOutInDoubtSinceThen() {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        house.clock.advance(Duration.ofSeconds(3));
        Instant then = house.clock.instant();
        uncertain(first);

        Doubt doubt = house.claimOne("jarvi").doubt();

        assertThat(doubt.since()).isEqualTo(then);
        assertThat(doubt.contents()).containsExactly(first.content());
    }

    @Test
    void aLeaseThatRanOutPutsTheContentInDoubtSinceItsEnd() {
        house.accept("ada", "one", "jarvi");
        Claim lost = house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE.plusSeconds(5));

        Doubt doubt = house.claimOne("jarvi").doubt();

        assertThat(doubt.since()).isEqualTo(lost.leaseUntil());
        assertThat(doubt.contents()).containsExactly(lost.content());
    }

    @Test
    void contentInDoubtIsStillKnownWhenANewerRevisionHasReplacedIt() {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        uncertain(first);
        house.accept("ada", "two", "jarvi");
        house.accept("ada", "three", "jarvi");

        Claim third = house.claimOne("jarvi");

        assertThat(third.content()).contains("three");
        assertThat(third.doubt().contents()).containsExactly(first.content());
    }

    @Test
    void contentUnderWayIsStillKnownWhenANewerRevisionComesBeforeItsAnswerGetsLost() {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        house.accept("ada", "two", "jarvi");
        uncertain(first);

        assertThat(house.claimOne("jarvi").doubt().contents()).containsExactly(first.content());
    }

    @Test
    void twoRevisionsCanBeInDoubt() {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        uncertain(first);
        house.accept("ada", "two", "jarvi");
        Claim second = house.claimOne("jarvi");
        uncertain(second);

        assertThat(house.claimOne("jarvi").doubt().contents()).containsExactly(first.content(), second.content());
    }

    @Test
    void anAttemptWithoutEffectPutsNothingMoreInDoubt() {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        uncertain(first);
        house.accept("ada", "two", "jarvi");
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(
                house.claimOne("jarvi"), now, Certainty.AS_BEFORE, now, "refused", house.attempt("retry")));

        assertThat(house.claimOne("jarvi").doubt().contents()).containsExactly(first.content());
    }

    @Test
    void aDeliveredOutcomeEndsTheDoubtAndForgetsItsContents() throws Exception {
        house.accept("ada", "one", "jarvi");
        uncertain(house.claimOne("jarvi"));
        house.accept("ada", "two", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));
        house.accept("ada", "three", "jarvi");

        assertThat(house.claimOne("jarvi").doubt()).isNull();
        assertThat(house.count("select count(*) from doubted_content")).isZero();
    }

    @Test
    void whatAnAttemptFoundOutIsKeptThoughItFailed() {
        house.accept("ada", "one", "jarvi");
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(
                        house.claimOne("jarvi"), now, Certainty.IN_DOUBT, now, "no answer", house.attempt("uncertain"))
                .knowing("p1", "{\"notes\":[]}", true));

        Claim again = house.claimOne("jarvi");

        assertThat(again.vendorId()).isEqualTo("p1");
        assertThat(again.memory()).isEqualTo("{\"notes\":[]}");
        assertThat(again.uncertain())
                .as("what it put in doubt itself stays in doubt")
                .isTrue();
    }

    @Test
    void whatAnAttemptFoundOutDoesNotReplaceWhatItEndedWith() {
        house.accept("ada", "one", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", "[1]", house.attempt("delivered"))
                .knowing("p2", "[2]", false));
        house.accept("ada", "two", "jarvi");

        Claim again = house.claimOne("jarvi");

        assertThat(again.vendorId()).isEqualTo("p1");
        assertThat(again.memory()).isEqualTo("[1]");
    }

    @Test
    void anAttemptThatFoundOutThatNothingTookEffectEndsTheDoubtThoughItFailed() throws Exception {
        house.accept("ada", "one", "jarvi");
        uncertain(house.claimOne("jarvi"));
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(
                        house.claimOne("jarvi"), now, Certainty.AS_BEFORE, now, "refused", house.attempt("retry"))
                .knowing(null, null, true));

        Claim again = house.claimOne("jarvi");

        assertThat(again.doubt()).isNull();
        assertThat(again.vendorId()).isNull();
    }

    @Test
    void whatEndsWithoutEffectWhileANewerRevisionHasComeIsNotInDoubt() throws Exception {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        house.accept("ada", "two", "jarvi");
        withoutEffect(first);
        assertThat(house.count("select count(*) from doubted_content")).isZero();

        Claim second = house.claimOne("jarvi");
        uncertain(second);

        assertThat(house.claimOne("jarvi").doubt().contents()).containsExactly(second.content());
    }

    @Test
    void whatEndsWithoutEffectLeavesTheDoubtOfBeforeAlone() {
        house.accept("ada", "one", "jarvi");
        Claim first = house.claimOne("jarvi");
        uncertain(first);
        house.accept("ada", "two", "jarvi");
        Claim second = house.claimOne("jarvi");
        house.accept("ada", "three", "jarvi");
        withoutEffect(second);

        assertThat(house.claimOne("jarvi").doubt().contents()).containsExactly(first.content());
    }

    @Test
    void anAttemptThatEndsTheDoubtAndLosesItsOwnAnswerPutsItsOwnContentInDoubtAlone() {
        house.accept("ada", "one", "jarvi");
        uncertain(house.claimOne("jarvi"));
        house.accept("ada", "two", "jarvi");
        Claim second = house.claimOne("jarvi");
        house.accept("ada", "three", "jarvi");
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(second, now, Certainty.IN_DOUBT, now, "no answer", house.attempt("uncertain"))
                .knowing(null, null, true));

        assertThat(house.claimOne("jarvi").doubt().contents()).containsExactly(second.content());
    }

    @Test
    void whatIsInDoubtCountsForHowMuchIsClaimedAtATime() throws Exception {
        for (String externalId : List.of("ada", "bob", "eve")) {
            house.accept(externalId, "one", "jarvi");
            uncertain(house.claimOne("jarvi"));
            house.accept(externalId, "two", "jarvi");
            house.settle(Settlement.held(
                    house.claimOne("jarvi"),
                    house.clock.instant().plusSeconds(60),
                    Certainty.AS_BEFORE,
                    0,
                    null,
                    null));
        }
        house.execute("update doubted_content set content = '\"' || printf('%.*c', 9000000, 'x') || '\"'");
        house.clock.advance(Duration.ofSeconds(60));

        assertThat(house.claim("jarvi")).hasSize(2);
        assertThat(house.claim("jarvi")).hasSize(1);
    }

    @Test
    void theOwnerOfAVendorsRecordIsKnown() {
        house.accept("ada", "one", "jarvi");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));

        assertThat(house.ledger.ownerOf("jarvi", "p1")).contains("ada");
        assertThat(house.ledger.ownerOf("merge", "p1")).isEmpty();
        assertThat(house.ledger.ownerOf("jarvi", "p2")).isEmpty();
    }

    private void withoutEffect(Claim claim) {
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(claim, now, Certainty.AS_BEFORE, now, "refused", house.attempt("retry")));
    }

    private void uncertain(Claim claim) {
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(claim, now, Certainty.IN_DOUBT, now, "no answer", house.attempt("uncertain")));
    }

    @Test
    void whatWasFetchedForARevisionInDoubtStaysWithIt() {
        acceptByUrl();
        DocumentUse.of(house.ledger).fetched("ada", 1, BY_URL.url(), FIRST);
        house.claimOne("jarvi");
        house.accept("ada", "two", "jarvi");
        DocumentUse.of(house.ledger).fetched("ada", 2, BY_URL.url(), SECOND);

        assertThatFirstIsInDoubt();
    }

    @Test
    void whatIsFetchedForARevisionThatWasOverwrittenMeanwhileStaysWithIt() {
        acceptByUrl();
        house.claimOne("jarvi");
        house.accept("ada", "two", "jarvi");
        DocumentUse.of(house.ledger).fetched("ada", 1, BY_URL.url(), FIRST);
        DocumentUse.of(house.ledger).fetched("ada", 1, BY_URL.url(), SECOND);

        assertThatFirstIsInDoubt();
    }

    private void acceptByUrl() {
        Verdict.Sound candidate = LedgerFixture.addressed("ada", "one", "jarvi").candidate();
        house.ledger
                .accept(List.of(new Addressed(candidate.with(List.of(BY_URL)), Set.of("jarvi"))))
                .join();
    }

    private void assertThatFirstIsInDoubt() {
        house.clock.advance(LedgerFixture.LEASE.plusSeconds(1));
        List<String> doubted = house.claimOne("jarvi").doubt().contents();

        assertThat(CandidateCheck.fromCanonical(doubted.get(0)).documents()).containsExactly(BY_URL.kept(FIRST));
    }
}
