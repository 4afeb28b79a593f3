package dev.caravan.ledger;

import java.time.Instant;

/**
 * A vendor that as a whole is waited for.
 *
 * @param cause in one word: throttled (it said so) or credentials (it does not let us in)
 * @param waits how many times in a row it has been waited for
 */
public record VendorWait(String vendor, String cause, Instant until, Instant since, int waits, String problem) {}
