package dev.caravan.delivery;

import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import dev.caravan.ledger.VendorWait;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a vendor as a whole may be sent to. Closed, nothing is claimed for it; when the wait is over, one delivery is
 * let through, and its outcome opens the gate or closes it for longer.
 */
final class VendorGate {

    /** An account that is locked or a key that is wrong is mended by people: the first wait is the back-off's fourth. */
    private static final int SLOWER_FOR_CREDENTIALS = 3;

    private final String vendor;
    private final Backoff backoff;
    private final Duration longestWait;
    private VendorWait wait;
    private boolean probing;

    /** @param longestWait what a vendor may ask for at the most */
    VendorGate(String vendor, Backoff backoff, Duration longestWait) {
        this.vendor = vendor;
        this.backoff = backoff;
        this.longestWait = longestWait;
    }

    /** Goes on with a wait from before a restart; a key may have been corrected, so that is tried at once. */
    synchronized void resume(VendorWait before, Instant now) {
        boolean credentials = before.cause().equals(cause(Cause.CREDENTIALS));
        wait = credentials
                ? new VendorWait(vendor, before.cause(), now, before.since(), before.waits(), before.problem())
                : before;
        probing = false;
    }

    /** How many of {@code wanted} deliveries may be claimed now. */
    synchronized int allowance(int wanted, Instant now) {
        if (wait == null) {
            return wanted;
        }
        if (now.isBefore(wait.until()) || probing) {
            return 0;
        }
        probing = wanted > 0;
        return Math.min(wanted, 1);
    }

    /** What is let through now is let through to try the vendor out. */
    synchronized boolean isProbing() {
        return probing;
    }

    /** The probe did not come about, or tells nothing: another one may be made. */
    synchronized void nothingProbed() {
        probing = false;
    }

    /** When the wait is over; empty when there is none. */
    synchronized Optional<Instant> opensAt() {
        return Optional.ofNullable(wait).map(VendorWait::until);
    }

    /** What was claimed before must not leave either: only the probe may. */
    synchronized boolean isClosedFor(boolean probe) {
        return wait != null && !probe;
    }

    /** The vendor is to be waited for. Returns the wait as it is now. */
    synchronized VendorWait close(Hold hold, Instant attemptStarted, Instant now) {
        boolean sameBurst = wait != null && attemptStarted.isBefore(wait.since());
        int waits = wait == null ? 0 : wait.waits() + (sameBurst ? 0 : 1);
        Instant until = now.plus(duration(hold, waits));
        if (sameBurst && wait.until().isAfter(until)) {
            until = wait.until();
        }
        probing = probing && sameBurst;
        wait = new VendorWait(
                vendor, cause(hold.cause()), until, sameBurst ? wait.since() : now, waits, hold.problem());
        return wait;
    }

    /** An attempt ended without a hold. Returns true when that opens the gate. */
    synchronized boolean ended(Outcome outcome, Instant attemptStarted) {
        if (wait == null || attemptStarted.isBefore(wait.since())) {
            return false;
        }
        probing = false;
        boolean letIn = outcome instanceof Outcome.Delivered || outcome instanceof Outcome.Rejected;
        if (letIn) {
            wait = null;
        }
        return letIn;
    }

    private Duration duration(Hold hold, int waits) {
        Duration own = backoff.ceiling(hold.cause() == Cause.CREDENTIALS ? waits + SLOWER_FOR_CREDENTIALS : waits);
        Duration asked = hold.asked().orElse(own);
        Duration atLeast = asked.compareTo(backoff.first()) < 0 ? backoff.first() : asked;
        return atLeast.compareTo(longestWait) > 0 ? longestWait : atLeast;
    }

    private static String cause(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
