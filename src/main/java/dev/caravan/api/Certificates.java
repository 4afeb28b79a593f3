package dev.caravan.api;

import dev.caravan.catalogue.Vendors;
import dev.caravan.ledger.Erasure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes certificates: the ledger knows neither which vendors are on nor how long is too long. */
@Singleton
class Certificates {

    private final Vendors vendors;
    private final Duration giveUpAfter;
    private final Clock clock;

    Certificates(
            Vendors vendors,
            @ConfigProperty(name = "caravan.delivery.give-up-after", defaultValue = "3d") Duration giveUpAfter,
            Clock clock) {
        this.vendors = vendors;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
    }

    Certificate of(Erasure erasure) {
        return Certificate.of(erasure, vendors.on(), dueSince());
    }

    boolean isOverdue(Erasure erasure) {
        return Certificate.isOverdue(erasure, dueSince());
    }

    private Instant dueSince() {
        return clock.instant().minus(giveUpAfter);
    }
}
