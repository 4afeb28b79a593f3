package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerPauseTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void nothingIsClaimedForAPausedVendorAndTheOthersNoticeNothing() {
        house.accept("ada", "Analyst", "jarvi", "merge");
        house.ledger.operations().pause("jarvi", "they migrate");

        Claims claims =
                house.ledger.claim("jarvi", 10, LedgerFixture.LEASE, Map.of()).join();

        assertThat(claims.claims()).isEmpty();
        assertThat(claims.nextDue()).as("nothing to hurry for").isNull();
        assertThat(house.claim("merge")).hasSize(1);
    }

    @Test
    void whatWaitsForAPausedVendorSaysSo() {
        house.accept("ada", "Analyst", "jarvi");
        house.ledger.operations().pause("jarvi", "they migrate");

        DeliveryView waiting = house.delivery("ada", "jarvi");

        assertThat(waiting.problem()).isEqualTo("jarvi is paused: they migrate");
        assertThat(waiting.nextAttemptAt()).isNull();
        house.ledger.operations().resume("jarvi");
        assertThat(house.delivery("ada", "jarvi").problem()).isNull();
    }

    @Test
    void whatFailedBeforeThePauseSaysThatItIsPaused() {
        house.accept("ada", "Analyst", "jarvi");
        Instant now = house.clock.instant();
        house.settle(Settlement.failed(
                house.claimOne("jarvi"), now, Certainty.AS_BEFORE, now, "refused", house.attempt("retry")));
        house.ledger.operations().pause("jarvi", null);

        assertThat(house.delivery("ada", "jarvi").problem()).isEqualTo("jarvi is paused");
        house.ledger.operations().resume("jarvi");
        assertThat(house.delivery("ada", "jarvi").problem()).isEqualTo("refused");
    }

    @Test
    void aPauseOutlivesARestartAndIsKnownBeforeAnythingIsDelivered() {
        house.accept("ada", "Analyst", "jarvi");
        house.ledger.operations().pause("jarvi", null);

        house.restart();

        assertThat(house.claim("jarvi")).isEmpty();
        assertThat(house.ledger.isPaused("jarvi")).isTrue();
        assertThat(house.ledger.isPaused("merge")).isFalse();
        assertThat(house.ledger.pauses()).extracting(Pause::vendor).containsExactly("jarvi");
    }

    @Test
    void whatWasClaimedBeforeItSeesThePauseAndItsOutcomeIsTakenAllTheSame() {
        house.accept("ada", "Analyst", "jarvi");
        Claim underWay = house.claimOne("jarvi");
        assertThat(house.ledger.isPaused("jarvi")).isFalse();

        house.ledger.operations().pause("jarvi", null);

        assertThat(house.ledger.isPaused("jarvi")).isTrue();
        house.settle(Settlement.delivered(underWay, "p1", null, house.attempt("delivered")));
        assertThat(house.delivery("ada", "jarvi").state()).isEqualTo(State.DELIVERED);
    }

    @Test
    void aPauseByAnotherNodeIsSeenAtTheNextClaim() {
        try (Ledger otherNode = Ledger.inSqlite(house.database, house.clock)) {
            house.accept("ada", "Analyst", "jarvi");
            otherNode.operations().pause("jarvi", null);

            assertThat(house.claim("jarvi")).isEmpty();
            assertThat(house.ledger.isPaused("jarvi")).isTrue();

            otherNode.operations().resume("jarvi");
            assertThat(house.claim("jarvi")).hasSize(1);
            assertThat(house.ledger.isPaused("jarvi")).isFalse();
        }
    }

    @Test
    void resumingWakesTheVendor() {
        List<String> woken = new ArrayList<>();
        house.ledger.onDue("jarvi", () -> woken.add("jarvi"));
        house.ledger.operations().pause("jarvi", null);
        assertThat(woken).isEmpty();

        assertThat(house.ledger.operations().resume("jarvi")).isTrue();

        assertThat(woken).containsExactly("jarvi");
    }

    @Test
    void pausedTwiceItIsPausedSinceTheFirstTimeForTheLastReason() {
        Instant first = house.clock.instant();
        house.ledger.operations().pause("jarvi", "one");
        house.clock.advance(Duration.ofHours(1));

        Pause pause = house.ledger.operations().pause("jarvi", "two");

        assertThat(pause).isEqualTo(new Pause("jarvi", first, "two"));
    }

    @Test
    void pausesAndResumptionsStandInTheAuditTrailButNotWhatChangedNothing() {
        Operations operations = house.ledger.operations();
        operations.resume("jarvi");
        operations.pause("jarvi", "they migrate");
        operations.resume("jarvi");
        operations.resume("jarvi");

        assertThat(operations.audit(Long.MAX_VALUE, 10))
                .extracting(AuditEntry::what)
                .containsExactly("resume", "pause");
        assertThat(operations.audit(Long.MAX_VALUE, 10).get(1).detail()).isEqualTo("they migrate");
    }
}
