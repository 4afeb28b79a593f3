package dev.caravan.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A misbehaviour that a vendor was told to show.
 *
 * @param times how many requests it is for; null means until it is cleared
 * @param probability the chance of each request to meet it; left out, every one does
 * @param seed makes the chance the same in every run
 * @param operation the only operation that it is for, by its name in the contract; null means all
 * @param retryAfter any text; null means no Retry-After
 * @param delayMillis how much later the request ends than it would; for {@code drip} the wait between bytes, and for
 *     {@code lag} how far behind a list is
 * @param store for {@code stall}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Fault(
        Mode mode,
        Integer times,
        Double probability,
        long seed,
        String operation,
        String retryAfter,
        long delayMillis,
        boolean store) {

    Fault {
        if (mode == null) {
            throw new IllegalArgumentException("mode is required");
        }
        if (delayMillis < 0) {
            throw new IllegalArgumentException("delayMillis is not negative");
        }
        if (times != null && times < 1) {
            throw new IllegalArgumentException("times is at least 1");
        }
        if (probability != null && (probability < 0 || probability > 1)) {
            throw new IllegalArgumentException("probability is between 0 and 1");
        }
    }

    long endsLaterBy() {
        return mode == Mode.DRIP || mode == Mode.LAG ? 0 : delayMillis;
    }
}
