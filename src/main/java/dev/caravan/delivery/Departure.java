package dev.caravan.delivery;

import dev.caravan.ledger.Departures;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * The step before a transform whose request brings what goes out once: it gets the {@link Cargo}, takes it down, and goes on
 * with the delivery. What an attempt leaves that is killed can be worked out again, so that only one that begins with something
 * in doubt has to wait for a commit.
 */
@Named("departure")
@Singleton
@Unremovable
@RegisterForReflection
class Departure implements Processor {

    private final Departures departures;

    Departure(Departures departures) {
        this.departures = departures;
    }

    @Override
    public void process(Exchange exchange) {
        Cargo cargo = exchange.getMessage().getBody(Cargo.class);
        Delivery delivery = exchange.getProperty("CaravanDelivery", Delivery.class);
        AttemptLog log = AttemptLog.of(exchange);
        log.load(cargo);
        if (log.claim().uncertain() && !Rehearsal.isOne(exchange)) {
            departures.leaves(log.claim(), cargo.underWay(), delivery.vendorId(), delivery.memoryAsJson());
        }
        exchange.getMessage().setBody(delivery);
    }
}
