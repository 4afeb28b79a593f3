package dev.caravan.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waits that double from {@code first} up to {@code most}, with full jitter: any time up to that is as likely. */
public record Backoff(Duration first, Duration most) {

    public Backoff {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
            throw new IllegalArgumentException("expected a first wait above zero and not above the longest wait");
        }
    }

    /** The longest wait after that many failures in a row, from 0. */
    public Duration ceiling(int failures) {
        Duration doubled = first.multipliedBy(1L << Math.min(failures, 30));
        return doubled.compareTo(most) < 0 ? doubled : most;
    }

    Duration jittered(int failures, RandomGenerator random) {
        return Duration.ofMillis(random.nextLong(ceiling(failures).toMillis() + 1));
    }
}
