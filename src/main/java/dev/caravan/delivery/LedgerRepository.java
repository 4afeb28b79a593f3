package dev.caravan.delivery;

import dev.caravan.ledger.Claim;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.camel.Exchange;
import org.apache.camel.spi.IdempotentRepository;

/**
 * The ledger as the repository of the idempotent consumer. "Seen" means delivered with this very content, which the
 * ledger learns from the outcome and from nothing else: a key is never added when an attempt starts, and so a crash
 * between the start and the answer can't make a candidate look delivered.
 */
@Named("ledgerRepository")
@Singleton
class LedgerRepository implements IdempotentRepository {

    @Override
    public boolean add(Exchange exchange, String externalId) {
        return !contains(exchange, externalId);
    }

    @Override
    public boolean contains(Exchange exchange, String externalId) {
        Claim claim = AttemptLog.of(exchange).claim();
        if (!claim.externalId().equals(externalId)) {
            throw new IllegalArgumentException("The idempotent consumer of a delivery route is keyed on"
                    + " ${header.CaravanExternalId}; got another key");
        }
        return claim.alreadyDelivered();
    }

    /** The commit of the outcome confirms. */
    @Override
    public boolean confirm(Exchange exchange, String externalId) {
        return true;
    }

    /** The commit of the outcome removes. */
    @Override
    public boolean remove(Exchange exchange, String externalId) {
        return true;
    }

    @Override
    public boolean add(String key) {
        throw outsideOfDelivery();
    }

    @Override
    public boolean contains(String key) {
        throw outsideOfDelivery();
    }

    @Override
    public boolean remove(String key) {
        throw outsideOfDelivery();
    }

    @Override
    public boolean confirm(String key) {
        throw outsideOfDelivery();
    }

    @Override
    public void clear() {
        throw new UnsupportedOperationException("What was delivered is not forgotten");
    }

    @Override
    public void start() {
        // the ledger is there already
    }

    @Override
    public void stop() {
        // the ledger outlives the routes
    }

    private static IllegalStateException outsideOfDelivery() {
        return new IllegalStateException("ledgerRepository works in routes that start with ledger:<vendor> only");
    }
}
