package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.delivery.Leases.Lease;
import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.ledger.Attempt;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Settlement;
import dev.caravan.ledger.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OutcomeTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final Redaction REDACTION = new Redaction(List.of("s3cret"), 1000);

    private final Claim claim = new Claim(
            1,
            "acme",
            "cand-001",
            1,
            "hash",
            "{}",
            1,
            CLOCK.instant().plusSeconds(60),
            null,
            0,
            null,
            null,
            null,
            null,
            false);
    private final RetryPlan plan = new RetryPlan(
            new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(2)), Duration.ofDays(1), CLOCK, new Random(1));

    static Stream<Outcome> unsuccessful() {
        String problem = "acme answered 400: s3cret is no key";
        return Stream.of(
                new Outcome.Rejected(problem),
                new Outcome.Retry(problem),
                new Outcome.Uncertain(problem),
                new Hold(Hold.Cause.CREDENTIALS, Optional.empty(), problem, problem));
    }

    @ParameterizedTest
    @MethodSource("unsuccessful")
    void keepsNoSecretThatTheVendorRepeats(Outcome outcome) {
        Settlement settlement = settled(outcome);

        assertThat(settlement.problem()).isEqualTo("acme answered 400: *** is no key");
    }

    @Test
    void keepsTheIdThatCameWithARefusal() {
        Settlement settlement = settled(new Outcome.Rejected("refused", "vendor-1"));

        assertThat(settlement.state()).isEqualTo(State.REJECTED);
        assertThat(settlement.vendorId()).isEqualTo("vendor-1");
    }

    private Settlement settled(Outcome outcome) {
        AttemptLog log =
                new AttemptLog(new Lease(claim, claim.leaseUntil(), Permits.any()), CLOCK, Duration.ofSeconds(30));
        Attempt attempt = log.attempt(outcome, outcome.word(), REDACTION);
        return outcome.settle(claim, attempt, plan);
    }
}
