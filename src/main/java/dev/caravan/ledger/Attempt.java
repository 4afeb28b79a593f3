package dev.caravan.ledger;

import java.time.Duration;
import java.time.Instant;

/**
 * One try of a delivery, as it is kept.
 *
 * @param outcome what it meant, in one word: delivered, rejected, retry, uncertain, unchanged, overtaken, replayed
 * @param status the HTTP status of the last answer; null when there was none
 * @param requests how many requests went out, or may have gone out
 * @param problem why it was not delivered, or what the vendor warned of; may be null
 * @param exchanges the requests and answers as a JSON array, without secrets and file contents; null when there was none
 */
public record Attempt(
        Instant startedAt,
        Duration took,
        String outcome,
        Integer status,
        int requests,
        String problem,
        String exchanges) {}
