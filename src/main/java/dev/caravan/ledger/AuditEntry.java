package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * What somebody did to deliveries by hand.
 *
 * @param id grows with each entry: the cursor of lists
 * @param what in a few words: replay, replay as vendorId, replay anew, pause, resume, backfill
 * @param vendor null when it was not done to one vendor
 * @param externalId null when it was not done to one candidate, or when that is forgotten
 * @param detail which deliveries, or how, as the caller put it; may be null
 * @param deliveries how many
 * @param endedAt null while it goes on, and for ever if the process ended before it
 */
public record AuditEntry(
        @JsonProperty("cursor") long id,
        Instant at,
        String what,
        String vendor,
        String externalId,
        String detail,
        long deliveries,
        Instant endedAt) {}
