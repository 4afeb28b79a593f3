package dev.caravan.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * At most so many requests in any minute, by a token bucket. A twentieth of them may leave at once, and another twentieth
 * is there for the further requests of attempts that have begun: those are made up for before the next attempts. What is
 * refilled in a minute and these two are the limit. It starts with all of that used up, so it holds over a restart too.
 */
final class RequestRate implements Limit {

    /** A second more than a minute, because not all requests are equally long on their way. */
    private static final double WINDOW_SECONDS = 61;

    /** Attempts begin in groups, so that a high rate does not make a transaction of each one. */
    private static final double GROUP_SECONDS = 0.1;

    private static final double NANOS = 1e9;

    private final int atOnce;
    private final double perSecond;
    private final int group;
    private Instant filledAt;
    private double tokens;
    private int promised;

    /** @param perMinute from 3 */
    RequestRate(int perMinute, Instant now) {
        this.atOnce = Math.max(1, perMinute / 20);
        this.perSecond = (perMinute - 2 * atOnce) / WINDOW_SECONDS;
        this.group = Math.max(1, (int) (perSecond * GROUP_SECONDS));
        this.filledAt = now;
        this.tokens = -atOnce;
    }

    @Override
    public int free(Instant now) {
        fill(now);
        int free = (int) Math.floor(tokens) - promised;
        return free < group ? 0 : free;
    }

    @Override
    public Optional<Instant> freeAt(Instant now) {
        fill(now);
        double wanted = promised + group;
        if (wanted > atOnce) {
            return Optional.empty();
        }
        double nanos = Math.max(0, wanted - tokens) / perSecond * NANOS;
        return Optional.of(now.plusNanos((long) nanos).plusMillis(1));
    }

    @Override
    public void begin(int attempts) {
        promised += attempts;
    }

    @Override
    public boolean allows(boolean first, Instant now) {
        fill(now);
        return first || tokens - promised - 1 >= -atOnce;
    }

    @Override
    public void sent(boolean first, Instant now) {
        fill(now);
        tokens--;
        promised -= first ? 1 : 0;
    }

    @Override
    public void refused(Instant now) {
        // a refused request is a request
    }

    @Override
    public void end(boolean nothingSent) {
        promised -= nothingSent ? 1 : 0;
    }

    /** A clock that is set back gives nothing, and one that is set forward no more than fits in. */
    private void fill(Instant now) {
        Duration since = Duration.between(filledAt, now);
        if (!since.isNegative()) {
            double seconds = since.getSeconds() + since.getNano() / NANOS;
            tokens = Math.min(atOnce, tokens + seconds * perSecond);
        }
        filledAt = now;
    }
}
