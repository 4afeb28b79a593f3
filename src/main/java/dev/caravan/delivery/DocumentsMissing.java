package dev.caravan.delivery;

import java.time.Duration;
import java.time.Instant;

/** What becomes of a candidate with a document that can't be fetched from its url. */
public enum DocumentsMissing {
    /** It waits for the document, until the delivery is given up. */
    RETRY,
    /** It is delivered without: at once when there is no hope for the document, and after an hour when there is. */
    WITHOUT;

    private static final Duration PATIENCE = Duration.ofHours(1);

    /** Whether it is delivered without, now that fetching has failed. */
    boolean leavesOut(boolean hopeless, Instant failingSince, Instant now) {
        boolean isLong = failingSince != null && !now.isBefore(failingSince.plus(PATIENCE));
        return this == WITHOUT && (hopeless || isLong);
    }

    static DocumentsMissing of(String word) {
        return switch (word) {
            case "retry" -> RETRY;
            case "without" -> WITHOUT;
            default ->
                throw new IllegalArgumentException("documents-missing: expected retry or without, got '" + word + "'");
        };
    }
}
