package dev.caravan.delivery;

import java.time.Instant;
import java.util.List;

/** Permits for attempts that no test of theirs is about. */
final class Permits {

    private Permits() {}

    static Permit any() {
        CircuitBreaker breaker = new CircuitBreaker("any", Settings.of(), new java.util.Random(1));
        VendorGate gate = new VendorGate(breaker, List.of(), (before, after) -> {});
        return gate.admit(1, Instant.EPOCH).get(0);
    }
}
