package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * What the ledger holds of a candidate since it was accepted.
 *
 * @param revision the number of this content: 1 for the first, one more for each that differs from the one before
 */
public record Acceptance(String externalId, long revision, Status status) {

    /** Whether the content was new. */
    public enum Status {
        ACCEPTED,
        UNCHANGED;

        /** The word in receipts and answers. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
