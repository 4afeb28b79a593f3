package dev.caravan.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * At most so many requests in any minute, by a token bucket. A twentieth of them may leave at once, and another twentieth,
 * but ten at least, is there for the further requests of attempts that have begun: those are made up for before the next
 * attempts. So an attempt of eleven requests comes through at any rate, when no other takes its room. What is refilled in a minute and these two are the
 * limit. It starts with all of that used up, so it holds over a restart too.
 */
final class RequestRate implements Limit {

    /** A second more than a minute, because not all requests are equally long on their way. */
    private static final double WINDOW_SECONDS = 61;

    /** Attempts begin in groups, so that a high rate does not make a transaction of each one. */
    private static final double GROUP_SECONDS = 0.1;

    private static final double NANOS = 1e9;

    /** With fewer in a minute there would be hardly any left beside the further requests. */
    static final int LEAST = 40;

    private static final int FURTHER_AT_LEAST = 10;

    private final int atOnce;
    private final int further;
    private final double perSecond;
    private final int group;
    private Instant filledAt;
    private double tokens;
    private int promised;

    /** @param perMinute from {@link #LEAST} */
    RequestRate(int perMinute, Instant now) {
        this.atOnce = perMinute / 20;
        this.further = Math.max(FURTHER_AT_LEAST, atOnce);
        this.perSecond = (perMinute - atOnce - further) / WINDOW_SECONDS;
        this.group = Math.max(1, (int) (perSecond * GROUP_SECONDS));
        this.filledAt = now;
        this.tokens = -further;
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
        return first || tokens - promised - 1 >= -further;
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
