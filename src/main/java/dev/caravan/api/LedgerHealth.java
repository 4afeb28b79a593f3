package dev.caravan.api;

import dev.caravan.ledger.Ledger;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when the ledger commits. */
@Readiness
@Singleton
class LedgerHealth implements HealthCheck {

    private static final long PATIENCE_SECONDS = 5;

    private final Ledger ledger;

    LedgerHealth(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("ledger");
        try {
            ledger.probe().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return ledger.trouble()
                    .map(problem -> response.down().withData("problem", problem))
                    .orElseGet(response::up)
                    .build();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return response.down().withData("problem", "interrupted").build();
        } catch (Exception e) {
            String problem = e.getCause() == null
                    ? "no commit within " + PATIENCE_SECONDS + " s"
                    : e.getCause().getMessage();
            return response.down().withData("problem", problem).build();
        }
    }
}
