package dev.caravan.delivery;

import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import dev.caravan.ledger.VendorWait;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * Whether a vendor as a whole can be sent to. It opens, and nothing is let through, when the vendor asks to wait, does not
 * let us in, or fails again and again. After the wait it is half-open: one attempt is let through, then two, four and so
 * on at a time, each step after as many successes; a failure opens it again, and the last step closes it.
 *
 * <p>Each opening begins a new round. Attempts of an earlier round tell nothing of how the vendor is now.
 */
final class CircuitBreaker {

    private static final String FAILING = "failing";

    /** Of the wider steps: one candidate that always fails must not hold up all others for ever. */
    private static final int FAILURES_BORNE = 4;

    private final String vendor;
    private final int widest;
    private final WaitLength length;
    private final RecentAttempts recent;
    private VendorWait wait;
    private long round;
    private int step;
    private int underWay;
    private int passed;
    private int failed;
    private boolean letsIn;

    CircuitBreaker(String vendor, DeliverySettings settings, RandomGenerator random) {
        this.vendor = vendor;
        this.widest = settings.concurrency();
        this.length = new WaitLength(settings.backoff(), settings.retryAfterMost(), random);
        this.recent = new RecentAttempts(settings.breakerFailures());
    }

    /** Goes on with a wait from before a restart; a key may have been corrected, so that is tried at once. */
    void resume(VendorWait before, Instant now) {
        boolean credentials = before.cause().equals(word(Cause.CREDENTIALS));
        wait = credentials
                ? new VendorWait(vendor, before.cause(), now, before.since(), before.waits(), before.problem())
                : before;
        nextRound();
    }

    /** The vendor is waited for, or was and is being tried out; null when the breaker is closed. */
    VendorWait waiting() {
        return wait;
    }

    /** How many more attempts may begin now. */
    int allowance(Instant now) {
        if (wait == null) {
            return Integer.MAX_VALUE;
        }
        return now.isBefore(wait.until()) ? 0 : Math.max(0, step - underWay);
    }

    /** So many attempts are let through; the answer is the round that they belong to. */
    long admit(int attempts) {
        underWay += attempts;
        return round;
    }

    /** An attempt of that round has ended, or has not begun. */
    void left(long admitted) {
        if (admitted == round) {
            underWay--;
        }
    }

    /** Whether what was let through in that round must not leave any more. */
    boolean hasOpenedSince(long admitted) {
        return admitted != round;
    }

    /** The vendor has answered, and not with trouble of its own. */
    void answered(long admitted, long delivery) {
        if (admitted != round) {
            return;
        }
        letsIn = true;
        if (wait == null) {
            recent.succeeded(delivery);
        } else if (++passed >= step) {
            widen();
        }
    }

    /** The vendor did not answer, or with trouble of its own. */
    void failed(long admitted, long delivery, String problem, Instant now) {
        if (admitted != round) {
            return;
        }
        if (wait == null) {
            recent.failed(delivery);
            if (recent.tellOfTrouble()) {
                open(FAILING, length.afterFailure(waits()), problem, now);
            }
        } else if (++failed >= Math.max(1, step / FAILURES_BORNE)) {
            open(FAILING, length.afterFailure(waits()), problem, now);
        }
    }

    /** The vendor asks to wait, or does not let us in. */
    void held(long admitted, Hold hold, String problem, Instant now) {
        if (wait == null || admitted == round) {
            open(word(hold.cause()), length.after(hold, waits()), problem, now);
            return;
        }
        Instant until = now.plus(length.after(hold, wait.waits()));
        if (hold.asked().isPresent() && until.isAfter(wait.until())) {
            wait = new VendorWait(vendor, word(hold.cause()), until, wait.since(), wait.waits(), problem);
        }
    }

    /**
     * Whether it may be this candidate alone that is not let in: the answer before let one in. When the next one is not
     * let in either, be it the same, it is the account.
     */
    boolean isOwn(Hold hold) {
        boolean own = hold.cause() == Cause.CREDENTIALS && letsIn;
        if (own) {
            letsIn = false;
        }
        return own;
    }

    /** Nothing is due now, and nobody holds it back: after a probe that came through, no stampede is to be feared. */
    void idle() {
        if (wait != null && step > 1 && underWay == 0) {
            close();
        }
    }

    private void widen() {
        if (step >= widest) {
            close();
            return;
        }
        step = Math.min(2 * step, widest);
        passed = 0;
        failed = 0;
    }

    private void open(String cause, Duration howLong, String problem, Instant now) {
        wait = new VendorWait(vendor, cause, now.plus(howLong), wait == null ? now : wait.since(), waits(), problem);
        nextRound();
    }

    private void close() {
        wait = null;
        recent.forget();
    }

    private void nextRound() {
        round++;
        step = 1;
        underWay = 0;
        passed = 0;
        failed = 0;
        letsIn = false;
        recent.forget();
    }

    /** How many waits in a row the next one comes after: only a probe that failed makes the waits longer. */
    private int waits() {
        return wait == null || step > 1 ? 0 : wait.waits() + 1;
    }

    private static String word(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
