package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.caravan.ledger.VendorWait;
import java.time.Instant;

/** Where the circuit breaker of a vendor stands. */
enum BreakerState {
    /** Deliveries go out. */
    CLOSED("closed"),
    /** Nothing goes out. */
    OPEN("open"),
    /** The wait is over: a few deliveries at a time try the vendor out. */
    HALF_OPEN("half-open");

    private final String word;

    BreakerState(String word) {
        this.word = word;
    }

    /** @param wait null when the vendor is not waited for */
    static BreakerState of(VendorWait wait, Instant now) {
        if (wait == null) {
            return CLOSED;
        }
        return now.isBefore(wait.until()) ? OPEN : HALF_OPEN;
    }

    @JsonValue
    String word() {
        return word;
    }
}
