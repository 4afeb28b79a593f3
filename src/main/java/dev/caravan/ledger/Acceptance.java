package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;

/**
 * What the ledger holds of a candidate since it was accepted.
 *
 * @param revision the number of this content: 1 for the first, one more for each that differs from the one before
 * @param erasedAt since when the person is erased, so that nothing was taken; null when it was
 */
public record Acceptance(String externalId, long revision, Status status, Instant erasedAt) {

    /** Of one that was taken. */
    public Acceptance(String externalId, long revision, Status status) {
        this(externalId, revision, status, null);
    }

    /** Of one that was not, because the person was erased at that time. */
    public static Acceptance erased(String externalId, Instant erasedAt) {
        return new Acceptance(externalId, 0, Status.REFUSED, erasedAt);
    }

    /** Whether it was taken, and the content was new. */
    public enum Status {
        ACCEPTED,
        UNCHANGED,
        REFUSED;

        /** The word in receipts and answers. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
