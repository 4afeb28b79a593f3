package dev.caravan.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What may have reached a vendor though no answer says so.
 *
 * @param since when the last request of it went out, at the latest
 * @param contents the canonical JSON of each revision that may be there
 * @param cargo what went with each request of it, of what goes out once, as JSON; null when it is not known
 */
public record Doubt(Instant since, List<String> contents, String cargo) {
    public Doubt {
        contents = List.copyOf(contents);
    }

    /** A doubt of which it is not known what went with its requests. */
    public Doubt(Instant since, List<String> contents) {
        this(since, contents, null);
    }
}
