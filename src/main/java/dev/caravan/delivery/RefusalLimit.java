package dev.caravan.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * At most so many refused requests in any ten seconds: no more are under way than could all be refused. An attempt counts
 * twice, so that when its own first request is refused there is room for a second. An answer that never came is taken for
 * a refusal.
 */
final class RefusalLimit implements Limit {

    /** What the limit is about, and a second more, because not all answers are equally long on their way. */
    static final Duration WINDOW = Duration.ofSeconds(11);

    private static final int PER_ATTEMPT = 2;

    private final int most;
    private final Deque<Instant> refused = new ArrayDeque<>();
    private int underWay;

    /** @param before how many may have been refused shortly before the start */
    RefusalLimit(int most, int before, Instant now) {
        this.most = most;
        for (int i = 0; i < Math.min(before, most); i++) {
            refused.add(now);
        }
    }

    @Override
    public int free(Instant now) {
        int alone = lately(now) + underWay == 0 ? 1 : 0;
        return Math.max(alone, (most - lately(now)) / PER_ATTEMPT - underWay);
    }

    @Override
    public Optional<Instant> freeAt(Instant now) {
        return lately(now) == 0
                ? Optional.empty()
                : Optional.of(refused.element().plus(WINDOW).plusMillis(1));
    }

    @Override
    public void begin(int attempts) {
        underWay += attempts;
    }

    @Override
    public boolean allows(boolean first, Instant now) {
        return first || lately(now) + underWay <= most;
    }

    @Override
    public void sent(boolean first, Instant now) {
        // its attempt is under way already
    }

    @Override
    public void refused(Instant now) {
        refused.add(now);
    }

    @Override
    public void end(boolean nothingSent) {
        underWay--;
    }

    private int lately(Instant now) {
        while (!refused.isEmpty() && !refused.element().plus(WINDOW).isAfter(now)) {
            refused.remove();
        }
        return refused.size();
    }
}
