package dev.caravan.delivery;

import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** How long a vendor as a whole is waited for. */
final class WaitLength {

    /** An account that is locked or a key that is wrong is mended by people: the first wait is the back-off's fourth. */
    private static final int SLOWER_FOR_CREDENTIALS = 3;

    private final Backoff backoff;
    private final Duration most;
    private final RandomGenerator random;

    /** @param most what a vendor may ask for at the most */
    WaitLength(Backoff backoff, Duration most, RandomGenerator random) {
        this.backoff = backoff;
        this.most = most;
        this.random = random;
    }

    /** For a vendor that fails: at least half of the back-off, so that it is left alone, and the rest at random. */
    Duration afterFailure(int waits) {
        Duration half = backoff.ceiling(waits).dividedBy(2);
        return half.plusMillis(random.nextLong(half.toMillis() + 1));
    }

    /** As long as the vendor asks for, within reason; the back-off when it does not say, or says not at all. */
    Duration after(Hold hold, int waits) {
        Duration own = backoff.ceiling(hold.cause() == Cause.CREDENTIALS ? waits + SLOWER_FOR_CREDENTIALS : waits);
        Duration asked = hold.asked().filter(time -> !time.isZero()).orElse(own);
        Duration atLeast = asked.compareTo(backoff.first()) < 0 ? backoff.first() : asked;
        return atLeast.compareTo(most) > 0 ? most : atLeast;
    }
}
