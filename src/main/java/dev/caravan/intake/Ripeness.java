package dev.caravan.intake;

import java.time.Duration;
import java.time.Instant;

/**
 * Whether a file can be taken, judged by what is in it and by how long nothing has changed. A whole file is taken at once,
 * and so is one with complete records that was moved into the inbox. While more may follow, it has to be still for a
 * while; so has one that is cut, broken or empty, before it is taken and refused.
 *
 * @param seen when it was first looked at with this stamp
 */
record Ripeness(FileStamp stamp, Completeness completeness, Instant seen) {

    /** Nearly always a single object is all there will be. */
    private static final Duration ONE_RECORD = Duration.ofSeconds(1);

    boolean isOf(FileStamp now) {
        return stamp.equals(now);
    }

    boolean isRipe(Instant now, Duration settle) {
        return switch (completeness) {
            case WHOLE -> true;
            case ONE_RECORD ->
                stamp.wasRenamed() || isStill(now, settle.compareTo(ONE_RECORD) < 0 ? settle : ONE_RECORD);
            case RECORDS, DOCUMENT -> stamp.wasRenamed() || isStill(now, settle);
            case CUT, BROKEN, EMPTY -> isStill(now, settle);
        };
    }

    /** The file's own times may be ahead of our clock: then what we have seen counts. */
    private boolean isStill(Instant now, Duration atLeast) {
        Instant before = now.minus(atLeast);
        return !stamp.changed().isAfter(before) && !stamp.modified().isAfter(before) || !seen.isAfter(before);
    }
}
