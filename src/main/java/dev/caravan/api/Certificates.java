package dev.caravan.api;

import dev.caravan.catalogue.Vendors;
import dev.caravan.ledger.Erasure;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
        return Certificate.of(erasure, this::closed, dueSince());
    }

    private Optional<String> closed(String vendor) {
        if (vendors.on().contains(vendor)) {
            return Optional.empty();
        }
        String reason = vendors.known().contains(vendor)
                ? vendor + " is switched off, so nothing can be asked of it: switch it on"
                : "There is no vendor " + vendor + " here any more, so nothing can be asked of it: put its folder back";
        return Optional.of(reason + ", or delete the candidate there by hand and say so by POST"
                + " /api/erasures/{externalId}/vendors/" + vendor + "/done");
    }

    /** Whether what was asked for then goes on for too long. */
    boolean isOverdue(Instant askedAt) {
        return askedAt.isBefore(dueSince());
    }

    private Instant dueSince() {
        return clock.instant().minus(giveUpAfter);
    }
}
