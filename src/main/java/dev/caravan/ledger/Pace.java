package dev.caravan.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** When each of many deliveries is due: all at once, or so many a minute to each vendor. */
final class Pace {

    private static final long MINUTE = 60_000;

    private final Instant start;
    private final Integer perMinute;
    private final Map<String, Long> given = new HashMap<>();
    private Instant last;

    /** @param perMinute null means all at once */
    Pace(Instant start, Integer perMinute) {
        this.start = start;
        this.perMinute = perMinute;
    }

    Instant next(String vendor) {
        long before = given.merge(vendor, 1L, Long::sum) - 1;
        Instant due = perMinute == null ? start : start.plusMillis(before * MINUTE / perMinute);
        last = last == null || due.isAfter(last) ? due : last;
        return due;
    }

    /** When the last of them is due; null when there was none. */
    Instant last() {
        return last;
    }
}
