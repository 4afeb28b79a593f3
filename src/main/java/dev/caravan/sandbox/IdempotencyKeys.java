package dev.caravan.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The keys under which requests were made, kept for 24 hours, as Merge's pages on idempotency describe. */
final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final String FACT = "Idempotency-Key ";

    private final Holdings holdings;
    private boolean heeded = true;

    IdempotencyKeys(Holdings holdings) {
        this.holdings = holdings;
    }

    /** What was made under a key: by a request of which body, and the id of what came of it. */
    record Use(String bodyHash, Instant at, String id) {}

    void heed(boolean heeded) {
        this.heeded = heeded;
    }

    Optional<Use> used(String key) {
        return holdings.recall(FACT + key)
                .map(IdempotencyKeys::parse)
                .filter(use -> heeded && use.at().isAfter(holdings.now().minus(KEPT)));
    }

    /** Notes what was made under a key, unless there was none, and returns its id. */
    String note(String key, String bodyHash, String id) {
        if (!key.isEmpty()) {
            holdings.remember(FACT + key, bodyHash + " " + holdings.now() + " " + id);
        }
        return id;
    }

    private static Use parse(String line) {
        String[] parts = line.split(" ");
        return new Use(parts[0], Instant.parse(parts[1]), parts[2]);
    }
}
