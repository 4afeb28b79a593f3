package dev.caravan.delivery;

import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.VendorWait;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * How much may be sent to a vendor now: what its circuit breaker lets through and its limits leave. Every attempt has a
 * {@link Permit} of it from before it is claimed, so nothing is leased that could not be sent, and no thread waits.
 */
final class VendorGate {

    private final CircuitBreaker breaker;
    private final List<Limit> limits;
    private final BiConsumer<VendorWait, VendorWait> whenWaitChanges;

    /** @param whenWaitChanges is told the wait before and after, in the order of the changes; either may be null */
    VendorGate(CircuitBreaker breaker, List<Limit> limits, BiConsumer<VendorWait, VendorWait> whenWaitChanges) {
        this.breaker = breaker;
        this.limits = List.copyOf(limits);
        this.whenWaitChanges = whenWaitChanges;
    }

    /** A gate as the settings have it, which goes on with what was before a restart. */
    static VendorGate of(String vendor, DeliverySettings settings, Ledger ledger, VendorWaits waits, Instant now) {
        CircuitBreaker breaker = new CircuitBreaker(vendor, settings, new Random());
        ledger.waits().stream().filter(wait -> wait.vendor().equals(vendor)).forEach(wait -> breaker.resume(wait, now));
        List<Limit> limits = new ArrayList<>();
        settings.requestsPerMinute().ifPresent(most -> limits.add(new RequestRate(most, now)));
        settings.refusedPer10s().ifPresent(most -> {
            int before = ledger.refusalsSince(vendor, now.minus(RefusalLimit.WINDOW));
            limits.add(new RefusalLimit(most, before, now));
        });
        return new VendorGate(breaker, limits, waits);
    }

    /** Permits for as many of {@code wanted} attempts as may begin now. */
    synchronized List<Permit> admit(int wanted, Instant now) {
        int free = Math.min(wanted, breaker.allowance(now));
        for (Limit limit : limits) {
            free = Math.min(free, limit.free(now));
        }
        int admitted = free;
        limits.forEach(limit -> limit.begin(admitted));
        long round = breaker.admit(admitted);
        return Stream.generate(() -> new Permit(this, round)).limit(admitted).toList();
    }

    /** When more may begin, after nothing might; empty when only the end of attempts can tell. */
    synchronized Optional<Instant> opensAt(Instant now) {
        VendorWait wait = breaker.waiting();
        if (wait != null && now.isBefore(wait.until())) {
            return Optional.of(wait.until());
        }
        if (breaker.allowance(now) == 0) {
            return Optional.empty();
        }
        Optional<Instant> latest = Optional.empty();
        for (Limit limit : limits) {
            if (limit.free(now) == 0) {
                Optional<Instant> freeAt = limit.freeAt(now);
                if (freeAt.isEmpty()) {
                    return freeAt;
                }
                latest = latest.filter(time -> time.isAfter(freeAt.get())).or(() -> freeAt);
            }
        }
        return latest;
    }

    /** Nothing was due, though the vendor is not paused: not that nothing could be claimed. */
    synchronized void idle() {
        changing(breaker::idle);
    }

    /**
     * What the outcome is after all. A vendor that has just let in another means this one candidate when it does not let
     * it in: then that one waits by itself.
     */
    synchronized Outcome weigh(Outcome outcome) {
        return outcome instanceof Hold hold && breaker.isOwn(hold)
                ? new Outcome.Retry(hold.problem() + " (others are let in)")
                : outcome;
    }

    /**
     * The attempt has ended.
     *
     * @param problem why the vendor has to be waited for, if it has to: nothing of the one candidate, and no secrets
     * @param tells whether the outcome tells of the vendor; otherwise it did not come that far
     */
    synchronized void ended(Permit permit, long delivery, Outcome outcome, String problem, boolean tells, Instant now) {
        changing(() -> {
            if (outcome instanceof Hold hold) {
                breaker.held(permit.round(), hold, problem, now);
            } else if (tells && outcome.isTrouble()) {
                breaker.failed(permit.round(), delivery, problem, now);
            } else if (tells) {
                breaker.answered(permit.round(), delivery);
            }
        });
        end(permit, now);
    }

    synchronized boolean isGood(Permit permit) {
        return !breaker.hasOpenedSince(permit.round());
    }

    /** Whether a request may leave. None follows when the vendor has to be waited for since the attempt began. */
    synchronized boolean send(Permit permit, Instant now) {
        boolean first = !permit.hasSent();
        if (permit.isUnanswered()) {
            answered(permit, true, now);
        }
        boolean allowed = (first || isGood(permit)) && limits.stream().allMatch(limit -> limit.allows(first, now));
        if (allowed) {
            limits.forEach(limit -> limit.sent(first, now));
            permit.markSent();
        }
        return allowed;
    }

    synchronized void answered(Permit permit, boolean refused, Instant now) {
        permit.markAnswered();
        if (refused) {
            limits.forEach(limit -> limit.refused(now));
        }
    }

    synchronized void end(Permit permit, Instant now) {
        if (!permit.markEnded()) {
            return;
        }
        for (Limit limit : limits) {
            if (permit.isUnanswered()) {
                limit.refused(now);
            }
            limit.end(!permit.hasSent());
        }
        breaker.left(permit.round());
    }

    private void changing(Runnable change) {
        VendorWait before = breaker.waiting();
        change.run();
        VendorWait after = breaker.waiting();
        if (before != after) {
            whenWaitChanges.accept(before, after);
        }
    }
}
