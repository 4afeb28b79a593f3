package dev.caravan.sandbox;

import java.util.ArrayDeque;
import java.util.Deque;

/** The most of something that there ever was within some milliseconds. */
final class Busiest {

    private final long window;
    private final Deque<Long> lately = new ArrayDeque<>();
    private int most;

    Busiest(long windowMillis) {
        this.window = windowMillis;
    }

    void oneMore(long nowMillis) {
        while (!lately.isEmpty() && lately.element() <= nowMillis - window) {
            lately.remove();
        }
        lately.add(nowMillis);
        most = Math.max(most, lately.size());
    }

    int most() {
        return most;
    }

    void clear() {
        lately.clear();
        most = 0;
    }
}
