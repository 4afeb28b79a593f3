package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.SortedMap;

/**
 * What a replay of many made due, or would.
 *
 * @param replayed how many deliveries
 * @param byVendor the same, by vendor and by the state in which they were
 * @param withdrawn how many were left alone because the newest revision is not meant for the vendor
 * @param lastDueAt when the last of them is due; null when there is none
 */
public record Replayed(
        boolean dryRun,
        long replayed,
        SortedMap<String, SortedMap<String, Long>> byVendor,
        long withdrawn,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant lastDueAt) {}
