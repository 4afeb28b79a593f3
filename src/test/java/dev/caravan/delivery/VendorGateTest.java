package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import dev.caravan.ledger.VendorWait;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VendorGateTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Outcome DELIVERED = Outcome.delivered("id");

    private final VendorGate gate =
            new VendorGate("jarvi", new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10)), Duration.ofHours(1));

    @Test
    void letsAllThroughWhileNothingIsWrong() {
        assertThat(gate.allowance(64, START)).isEqualTo(64);
    }

    @Test
    void waitsAsLongAsTheVendorAsks() {
        gate.close(throttled(Duration.ofSeconds(30)), START, START);

        assertThat(gate.allowance(64, START.plusSeconds(29))).isZero();
        assertThat(gate.opensAt()).contains(START.plusSeconds(30));
    }

    @Test
    void triesOneWhenTheWaitIsOverAndNoSecondBeforeItsOutcome() {
        gate.close(throttled(Duration.ofSeconds(30)), START, START);

        assertThat(gate.allowance(64, START.plusSeconds(30))).isEqualTo(1);
        assertThat(gate.allowance(64, START.plusSeconds(31))).isZero();
    }

    @Test
    void opensWhenTheOneGotThrough() {
        gate.close(throttled(Duration.ofSeconds(30)), START, START);
        gate.allowance(64, START.plusSeconds(30));

        assertThat(gate.ended(DELIVERED, START.plusSeconds(30))).isTrue();

        assertThat(gate.allowance(64, START.plusSeconds(31))).isEqualTo(64);
    }

    @Test
    void triesAnotherWhenTheOneDidNotTell() {
        gate.close(throttled(Duration.ofSeconds(30)), START, START);
        gate.allowance(64, START.plusSeconds(30));

        assertThat(gate.ended(new Outcome.Uncertain("500"), START.plusSeconds(30)))
                .isFalse();

        assertThat(gate.allowance(64, START.plusSeconds(31))).isEqualTo(1);
    }

    @Test
    void triesAgainWhenTheOneDidNotComeAbout() {
        gate.close(throttled(Duration.ofSeconds(30)), START, START);
        gate.allowance(64, START.plusSeconds(30));

        gate.nothingProbed();

        assertThat(gate.allowance(64, START.plusSeconds(31))).isEqualTo(1);
    }

    @Test
    void whileItIsTriedOutOnlyTheOneMayLeave() {
        gate.close(throttled(Duration.ofSeconds(30)), START, START);
        gate.allowance(64, START.plusSeconds(30));

        assertThat(gate.isProbing()).isTrue();
        assertThat(gate.isClosedFor(false)).isTrue();
        assertThat(gate.isClosedFor(true)).isFalse();
    }

    @Test
    void isNotOpenedByAnAttemptFromBeforeItClosed() {
        gate.close(throttled(Duration.ofSeconds(30)), START, START);

        assertThat(gate.ended(DELIVERED, START.minusMillis(5))).isFalse();

        assertThat(gate.allowance(64, START.plusSeconds(1))).isZero();
    }

    @Test
    void aBurstOfRefusalsIsOneWait() {
        gate.close(noEntry(), START, START.plusMillis(100));
        Instant first = gate.opensAt().orElseThrow();
        for (int i = 0; i < 63; i++) {
            gate.close(noEntry(), START, START.plusMillis(100));
        }

        assertThat(gate.opensAt()).contains(first);
    }

    @Test
    void waitsLongerEachTimeItIsStillNotLetIn() {
        VendorWait first = gate.close(noEntry(), START, START);
        Instant probe = first.until();
        gate.allowance(64, probe);
        VendorWait second = gate.close(noEntry(), probe, probe);

        assertThat(Duration.between(probe, second.until()))
                .isEqualTo(Duration.between(START, first.until()).multipliedBy(2));
    }

    @Test
    void aYearIsCapped() {
        VendorWait wait = gate.close(throttled(Duration.ofDays(365)), START, START);

        assertThat(wait.until()).isEqualTo(START.plus(Duration.ofHours(1)));
    }

    @Test
    void noWaitAtAllIsTheBackoffsFirst() {
        VendorWait wait = gate.close(throttled(Duration.ZERO), START, START);

        assertThat(wait.until()).isEqualTo(START.plusSeconds(1));
    }

    @Test
    void afterARestartAThrottleIsKeptAndCredentialsAreTriedAtOnce() {
        gate.resume(new VendorWait("jarvi", "throttled", START.plusSeconds(60), START, 0, "429"), START);
        assertThat(gate.allowance(64, START.plusSeconds(59))).isZero();

        gate.resume(new VendorWait("jarvi", "credentials", START.plusSeconds(600), START, 3, "401"), START);
        assertThat(gate.allowance(64, START)).isEqualTo(1);
    }

    private static Hold throttled(Duration asked) {
        return new Hold(Cause.THROTTLED, Optional.of(asked), "429");
    }

    private static Hold noEntry() {
        return new Hold(Cause.CREDENTIALS, Optional.empty(), "401");
    }
}
