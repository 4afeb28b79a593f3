package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.ledger.Attempt;
import dev.caravan.ledger.Certainty;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Settlement;
import dev.caravan.ledger.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(10));
    private final RetryPlan plan =
            new RetryPlan(backoff, Duration.ofDays(3), Clock.fixed(NOW, ZoneOffset.UTC), new Random(1));

    @Test
    void theCeilingDoublesUpToTheMost() {
        assertThat(IntStream.range(0, 12).mapToObj(backoff::ceiling).map(Duration::toSeconds))
                .containsExactly(2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 512L, 600L, 600L, 600L);
        assertThat(backoff.ceiling(1000)).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void everyWaitIsBetweenNothingAndTheCeilingAndTheyDiffer() {
        var waits = IntStream.range(0, 200)
                .mapToObj(i -> plan.again(claim(3, NOW), Certainty.AS_BEFORE, "refused", attempt()))
                .map(settlement -> Duration.between(NOW, settlement.dueAt()))
                .toList();

        assertThat(waits).allSatisfy(wait -> assertThat(wait).isBetween(Duration.ZERO, Duration.ofSeconds(16)));
        assertThat(waits.stream().distinct().count()).isGreaterThan(100);
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(12)));
        assertThat(waits).anySatisfy(wait -> assertThat(wait).isLessThan(Duration.ofSeconds(4)));
    }

    @Test
    void theFirstFailureStartsTheClockOfGivingUp() {
        Settlement settlement = plan.again(claim(0, null), Certainty.IN_DOUBT, "500", attempt());

        assertThat(settlement.failingSince()).isEqualTo(NOW);
        assertThat(settlement.failures()).isEqualTo(1);
        assertThat(settlement.certainty()).isEqualTo(Certainty.IN_DOUBT);
    }

    @Test
    void failingForTooLongIsADeadLetter() {
        Settlement settlement =
                plan.again(claim(40, NOW.minus(Duration.ofDays(3))), Certainty.IN_DOUBT, "500", attempt());

        assertThat(settlement.state()).isEqualTo(State.DEAD);
        assertThat(settlement.problem()).isEqualTo("500");
    }

    @Test
    void aLastTryIsMadeAtTheEndOfTheTime() {
        Instant giveUp = NOW.plusMillis(1);

        Settlement settlement =
                plan.again(claim(40, giveUp.minus(Duration.ofDays(3))), Certainty.AS_BEFORE, "refused", attempt());

        assertThat(settlement.dueAt()).isBeforeOrEqualTo(giveUp);
    }

    private static Attempt attempt() {
        return new Attempt(NOW, Duration.ofMillis(5), "retry", null, 0, null, null);
    }

    private static Claim claim(int failures, Instant failingSince) {
        return new Claim(
                1,
                "jarvi",
                "ada",
                1,
                "h",
                "{}",
                1,
                NOW.plusSeconds(60),
                null,
                failures,
                failingSince,
                null,
                null,
                null,
                false);
    }
}
