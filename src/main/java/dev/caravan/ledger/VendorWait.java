package dev.caravan.ledger;

import java.time.Instant;

/**
 * A vendor that as a whole is waited for.
 *
 * @param cause in one word: throttled (it said so), credentials (it does not let us in) or failing (it does not answer, or
 *     with trouble of its own)
 * @param until when it is tried out; then one attempt is let through, and more by steps, until there is no wait any more
 * @param since when it began to be waited for
 * @param waits how many times in a row it has been waited for
 */
public record VendorWait(String vendor, String cause, Instant until, Instant since, int waits, String problem) {}
