package dev.caravan.api;

import dev.caravan.ledger.Erasures;
import dev.caravan.ledger.LedgerUnavailableException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Tells how many erasures go on, and how many are overdue. Always up: a person has to look, a restart would not help. */
@Readiness
@Singleton
class ErasuresHealth implements HealthCheck {

    private static final int MOST = 100;

    private final Erasures erasures;
    private final Certificates certificates;

    ErasuresHealth(Erasures erasures, Certificates certificates) {
        this.erasures = erasures;
        this.certificates = certificates;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("erasures").up();
        try {
            List<Instant> open = erasures.open(MOST);
            return response.withData("going on", count(open.size()))
                    .withData(
                            "overdue",
                            count(open.stream().filter(certificates::isOverdue).count()))
                    .build();
        } catch (LedgerUnavailableException e) {
            return response.withData("unknown", "the ledger cannot be read").build();
        }
    }

    private static String count(long found) {
        return found < MOST ? String.valueOf(found) : MOST + " or more";
    }
}
