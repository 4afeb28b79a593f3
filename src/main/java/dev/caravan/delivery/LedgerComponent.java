package dev.caravan.delivery;

import dev.caravan.catalogue.Vendors;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LookOnly;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultComponent;
import org.eclipse.microprofile.config.Config;

/**
 * {@code ledger:<vendor>}: where every delivery route starts. Leases due deliveries of the vendor, runs the route for
 * each, and commits the {@link Outcome} that the route ends with. {@code concurrency} says how many run at a time; left
 * out, {@code caravan.<vendor>.concurrency} does.
 */
@Named("ledger")
@Singleton
@Unremovable
class LedgerComponent extends DefaultComponent {

    private final Ledger ledger;
    private final Vendors vendors;
    private final Config config;
    private final Clock clock;

    LedgerComponent(Ledger ledger, Vendors vendors, Config config, Clock clock) {
        this.ledger = ledger;
        this.vendors = vendors;
        this.config = config;
        this.clock = clock;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String vendor, Map<String, Object> parameters) {
        if (!vendors.known().contains(vendor)) {
            throw new IllegalArgumentException(
                    "'" + uri + "': there is no vendor '" + vendor + "'; there are " + vendors.known());
        }
        DeliverySettings settings = DeliverySettings.of(config, vendor);
        int concurrency = getAndRemoveParameter(parameters, "concurrency", int.class, settings.concurrency());
        Redaction redaction = new Redaction(vendors.secrets(vendor), settings.keptBody());
        return new LedgerEndpoint(uri, this, vendor, settings.withConcurrency(concurrency), redaction);
    }

    /** Before the routes are stopped, one after the other, no vendor claims any more. */
    void stopClaiming(@Observes @Priority(0) ShutdownEvent stopping) {
        if (getCamelContext() == null) {
            return; // no route has begun here
        }
        for (Route route : getCamelContext().getRoutes()) {
            if (route.getConsumer() instanceof LedgerConsumer consumer) {
                consumer.endClaiming();
            }
        }
    }

    /** Not in a process that only looks at what would be sent. */
    boolean delivers() {
        return !LookOnly.isAsked(config);
    }

    Ledger ledger() {
        return ledger;
    }

    Clock clock() {
        return clock;
    }
}
