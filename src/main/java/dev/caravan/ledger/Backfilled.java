package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What a backfill brought about, or would.
 *
 * @param deliveries how many deliveries it made
 * @param candidates how many candidates it looked at
 * @param lastDueAt when the last of the deliveries is due; null when there is none
 */
public record Backfilled(
        boolean dryRun,
        String vendor,
        long deliveries,
        long candidates,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant lastDueAt) {}
