package dev.caravan.api;

import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerUnavailableException;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells which vendors are waited for. Always up: a vendor's trouble is not Caravan's, and nothing is lost by it. */
@Readiness
@Singleton
class VendorsHealth implements HealthCheck {

    private final Ledger ledger;
    private final Clock clock;

    VendorsHealth(Ledger ledger, Clock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("vendors").up();
        try {
            ledger.waits()
                    .forEach(wait -> response.withData(
                            wait.vendor(),
                            BreakerState.of(wait, clock.instant()).word() + ", " + wait.cause() + ", since "
                                    + wait.since() + ", until " + wait.until()));
        } catch (LedgerUnavailableException e) {
            response.withData("unknown", "the ledger cannot be read");
        }
        return response.build();
    }
}
