package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.SettableClock;
import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import dev.caravan.ledger.VendorWait;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CircuitBreakerTest {

    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(10);

    private final SettableClock clock = new SettableClock();
    private final CircuitBreaker breaker = new CircuitBreaker(
            "jarvi", Settings.of("backoff", "PT2S", "backoff-max", "PT10M", "concurrency", "16"), new Random(7));

    @Test
    void letsEverythingThroughWhileNothingIsWrong() {
        assertThat(breaker.allowance(now())).isEqualTo(Integer.MAX_VALUE);
        assertThat(breaker.waiting()).isNull();
    }

    @Test
    void opensAtTheTenthFailureInARowAndNotBefore() {
        long round = breaker.admit(64);
        fail(round, 1, 9);
        assertThat(breaker.waiting()).isNull();

        fail(round, 10, 10);

        assertThat(breaker.waiting().cause()).isEqualTo("failing");
        assertThat(breaker.waiting().problem()).isEqualTo("500");
        assertThat(breaker.allowance(now())).isZero();
        assertThat(breaker.hasOpenedSince(round)).isTrue();
    }

    @Test
    void whatWasUnderWayWhenItOpenedNeitherProlongsNorEndsTheWait() {
        long round = breaker.admit(64);
        fail(round, 1, 10);
        VendorWait wait = breaker.waiting();

        fail(round, 11, 30);
        breaker.answered(round, 31);
        for (int i = 0; i < 64; i++) {
            breaker.left(round);
        }

        assertThat(breaker.waiting()).isEqualTo(wait);
        waitIsOver();
        assertThat(breaker.allowance(now())).isEqualTo(1);
    }

    @Test
    void aCandidateThatAloneAlwaysFailsDoesNotOpenIt() {
        long round = breaker.admit(1000);
        fail(round, 99, 99, 30);
        for (long delivery = 1; delivery <= 500; delivery++) {
            breaker.answered(round, 1000 + delivery);
            breaker.failed(round, 99, "500", now());
        }

        assertThat(breaker.waiting()).isNull();
    }

    @Test
    void twoCandidatesThatAllFailAreEnough() {
        long round = breaker.admit(64);
        for (int i = 0; i < 5; i++) {
            fail(round, 1, 2);
        }

        assertThat(breaker.waiting()).isNotNull();
    }

    @Test
    void closesByStepsOfTwiceAsManyEachAfterAsManySuccesses() {
        open();
        waitIsOver();

        for (int step : new int[] {1, 2, 4, 8, 16}) {
            assertThat(breaker.allowance(now())).as("step %d", step).isEqualTo(step);
            long round = breaker.admit(step);
            assertThat(breaker.allowance(now())).isZero();
            assertThat(breaker.waiting()).isNotNull();
            succeed(round, step);
        }

        assertThat(breaker.waiting()).isNull();
        assertThat(breaker.allowance(now())).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void aProbeThatTellsNothingMakesRoomForAnother() {
        open();
        waitIsOver();
        breaker.left(breaker.admit(1));

        assertThat(breaker.allowance(now())).isEqualTo(1);
    }

    @Test
    void eachFailedProbeMakesTheWaitLongerUpToTheLongest() {
        open();
        Instant since = breaker.waiting().since();
        for (int probe = 1; probe <= 12; probe++) {
            waitIsOver();
            fail(breaker.admit(1), probe, probe);
            Duration ceiling = Duration.ofSeconds(2).multipliedBy(1L << probe);
            Duration most = ceiling.compareTo(LONGEST_BACKOFF) < 0 ? ceiling : LONGEST_BACKOFF;
            assertThat(Duration.between(now(), breaker.waiting().until())).isBetween(most.dividedBy(2), most);
        }

        assertThat(breaker.waiting().since()).isEqualTo(since);
    }

    @Test
    void aFailureInAStepOpensItAgainForTheFirstWaitBecauseOthersCameThrough() {
        open();
        waitIsOver();
        fail(breaker.admit(1), 1, 1);
        waitIsOver();
        succeed(breaker.admit(1), 1);
        long second = breaker.admit(2);

        fail(second, 2, 2);

        assertThat(breaker.allowance(now())).isZero();
        assertThat(Duration.between(now(), breaker.waiting().until())).isLessThanOrEqualTo(Duration.ofSeconds(2));
        assertThat(breaker.hasOpenedSince(second)).isTrue();
        waitIsOver();
        assertThat(breaker.allowance(now())).isEqualTo(1);
    }

    @Test
    void someWhoAlwaysFailDoNotKeepItHalfOpenForEver() {
        open();
        Random candidates = new Random(3);
        int attempts = 0;
        while (breaker.waiting() != null && attempts < 2000) {
            waitIsOver();
            long round = breaker.admit(1);
            long delivery = ++attempts;
            if (candidates.nextInt(10) == 0) {
                breaker.failed(round, delivery, "500", now());
            } else {
                breaker.answered(round, delivery);
            }
            breaker.left(round);
        }

        assertThat(attempts).isLessThan(500);
    }

    @Test
    void closesWhenNothingIsLeftAndSomethingCameThrough() {
        open();
        breaker.idle();
        assertThat(breaker.waiting()).isNotNull();
        waitIsOver();
        breaker.idle();
        assertThat(breaker.waiting()).isNotNull();
        long round = breaker.admit(1);
        breaker.answered(round, 1);
        breaker.idle();
        assertThat(breaker.waiting()).as("one is under way").isNotNull();
        breaker.left(round);

        breaker.idle();

        assertThat(breaker.waiting()).isNull();
    }

    @Test
    void afterARestartItIsStillOpenAndThenHalfOpen() {
        Instant until = now().plusSeconds(60);
        breaker.resume(new VendorWait("jarvi", "failing", until, now(), 3, "500"), now());

        assertThat(breaker.allowance(until.minusMillis(1))).isZero();
        assertThat(breaker.allowance(until)).isEqualTo(1);
    }

    @Test
    void afterARestartCredentialsAreTriedAtOnce() {
        breaker.resume(new VendorWait("jarvi", "credentials", now().plusSeconds(600), now(), 3, "401"), now());

        assertThat(breaker.allowance(now())).isEqualTo(1);
    }

    @Test
    void oneThatIsNotLetInAfterAnotherWasIsOnItsOwnAndTheNextMeansTheAccount() {
        Hold locked = new Hold(Cause.CREDENTIALS, Optional.empty(), "403", "403");
        assertThat(breaker.isOwn(locked)).as("nobody was let in").isFalse();
        breaker.answered(breaker.admit(1), 2);

        assertThat(breaker.isOwn(locked)).isTrue();
        assertThat(breaker.isOwn(locked)).as("nobody was let in since").isFalse();

        breaker.answered(breaker.admit(1), 2);
        assertThat(breaker.isOwn(new Hold(Cause.THROTTLED, Optional.empty(), "429", "429")))
                .isFalse();
        assertThat(breaker.isOwn(locked)).isTrue();
    }

    private void open() {
        fail(breaker.admit(10), 1, 10);
        assertThat(breaker.waiting()).isNotNull();
    }

    private void waitIsOver() {
        if (breaker.waiting() != null && now().isBefore(breaker.waiting().until())) {
            clock.advance(Duration.between(now(), breaker.waiting().until()));
        }
    }

    private void succeed(long round, int times) {
        for (int i = 1; i <= times; i++) {
            breaker.answered(round, i);
            breaker.left(round);
        }
    }

    private void fail(long round, long first, long last) {
        fail(round, first, last, 1);
    }

    private void fail(long round, long first, long last, int times) {
        for (int i = 0; i < times; i++) {
            for (long delivery = first; delivery <= last; delivery++) {
                breaker.failed(round, delivery, "500", now());
            }
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
