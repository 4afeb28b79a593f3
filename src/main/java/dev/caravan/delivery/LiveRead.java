package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Leases.Lease;
import dev.caravan.ledger.Claim;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;

/**
 * Asks a vendor what it holds of a candidate now, by the route {@code direct:<vendor>-read}, which a vendor may have. That
 * route gets the delivery as others do, and ends with JSON, a missing node for nothing, or an {@link Outcome} that says why
 * it can't tell. It is no attempt: nothing is taken down, and the circuit breaker is asked but not told. The
 * vendor's limits count its requests.
 */
@Singleton
public class LiveRead {

    private final CamelContext camel;
    private final Clock clock;

    LiveRead(CamelContext camel, Clock clock) {
        this.camel = camel;
        this.clock = clock;
    }

    /** What the vendor holds. Takes no longer than two requests may. */
    public LiveReading read(Claim claim) {
        String vendor = claim.vendor();
        Optional<Route> read = VendorRoutes.direct(camel, vendor, "-read");
        if (read.isEmpty()) {
            return new LiveReading.NoRoute(vendor + " has no read route: none begins with direct:" + vendor
                    + "-read, or it could not be built");
        }
        Optional<LedgerConsumer> deliveries = VendorRoutes.deliveries(camel, vendor)
                .map(Route::getConsumer)
                .filter(LedgerConsumer.class::isInstance)
                .map(LedgerConsumer.class::cast);
        return deliveries
                .flatMap(LedgerConsumer::admitOne)
                .map(permit -> read(
                        claim,
                        (DefaultConsumer) read.get().getConsumer(),
                        (LedgerEndpoint) deliveries.get().getEndpoint(),
                        permit))
                .orElseGet(() -> new LiveReading.NotAsked("Nothing may be sent to " + vendor
                        + " now: it is off or paused, has to be waited for, or its limit is used up;"
                        + " GET /api/vendors says which"));
    }

    private LiveReading read(Claim claim, DefaultConsumer consumer, LedgerEndpoint endpoint, Permit permit) {
        Instant now = clock.instant();
        Instant until = now.plus(endpoint.settings().timeout().multipliedBy(2));
        AttemptLog log = new AttemptLog(
                new Lease(claim, until, permit), clock, endpoint.settings().timeout());
        Exchange exchange = consumer.createExchange(false);
        try {
            Deliverer.prepare(exchange, claim, log);
            consumer.getAsyncProcessor().process(exchange);
            return reading(exchange, log, now, endpoint.redaction());
        } catch (Exception e) {
            return new LiveReading.Unanswered(endpoint.redaction().of(Failure.inWords(e)));
        } finally {
            log.end();
            permit.end(clock.instant());
            consumer.releaseExchange(exchange, false);
        }
    }

    private static LiveReading reading(Exchange exchange, AttemptLog log, Instant askedAt, Redaction redaction) {
        if (exchange.getException() == null && exchange.getMessage().getBody() instanceof JsonNode holds) {
            boolean nothing = holds.isMissingNode() || holds.isNull();
            return new LiveReading.Held(askedAt, nothing ? null : ShownRequest.parsed(redaction.of(holds.toString())));
        }
        return new LiveReading.Unanswered(
                redaction.of(Deliverer.outcome(exchange, log).problem()));
    }
}
