package dev.caravan.delivery;

import dev.caravan.ledger.Attempt;
import dev.caravan.ledger.Certainty;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Settlement;
import dev.caravan.ledger.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** When a failed delivery is tried again, and when it is given up. */
final class RetryPlan {

    private final Backoff backoff;
    private final Duration giveUpAfter;
    private final Clock clock;
    private final RandomGenerator random;

    RetryPlan(Backoff backoff, Duration giveUpAfter, Clock clock, RandomGenerator random) {
        this.backoff = backoff;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
        this.random = random;
    }

    Instant now() {
        return clock.instant();
    }

    /** A delivery that was held backs off all the same, so that it is not the first to be tried each time. */
    Settlement held(Claim claim, Attempt attempt) {
        Instant dueAt = now().plus(backoff.jittered(claim.failures(), random));
        return Settlement.held(claim, dueAt, Certainty.AS_BEFORE, claim.failures() + 1, attempt.problem(), attempt);
    }

    /** Looked at again at that time, without a failure: there was nothing to be done before. */
    Settlement later(Claim claim, Instant time, Attempt attempt) {
        return Settlement.held(claim, time, Certainty.AS_BEFORE, claim.failures(), attempt.problem(), attempt);
    }

    /** An erasure is never given up. */
    Settlement again(Claim claim, Certainty certainty, String problem, Attempt attempt) {
        Instant failingSince = claim.failingSince() == null ? attempt.startedAt() : claim.failingSince();
        Instant giveUp = claim.erasing() ? Instant.MAX : failingSince.plus(giveUpAfter);
        if (!now().isBefore(giveUp)) {
            return Settlement.ended(claim, State.DEAD, certainty, null, problem, attempt);
        }
        Instant dueAt = now().plus(backoff.jittered(claim.failures(), random));
        return Settlement.failed(
                claim, dueAt.isBefore(giveUp) ? dueAt : giveUp, certainty, failingSince, problem, attempt);
    }
}
