package dev.caravan.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What may have reached a vendor though no answer says so.
 *
 * @param since when the last request of it went out, at the latest
 * @param contents the canonical JSON of each revision that may be there
 */
public record Doubt(Instant since, List<String> contents) {
    public Doubt {
        contents = List.copyOf(contents);
    }
}
