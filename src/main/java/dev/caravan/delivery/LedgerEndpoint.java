package dev.caravan.delivery;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.DefaultEndpoint;

/** The due deliveries of one vendor. */
final class LedgerEndpoint extends DefaultEndpoint {

    private final LedgerComponent component;
    private final String vendor;
    private final DeliverySettings settings;
    private final Redaction redaction;

    LedgerEndpoint(
            String uri, LedgerComponent component, String vendor, DeliverySettings settings, Redaction redaction) {
        super(uri, component);
        this.component = component;
        this.vendor = vendor;
        this.settings = settings;
        this.redaction = redaction;
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("Nothing is sent to ledger:" + vendor + "; write 'from: ledger:"
                + vendor + "', and candidates come in by direct:accept");
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        return component.delivers()
                ? new LedgerConsumer(this, processor, component.ledger(), component.clock())
                : new DefaultConsumer(this, processor);
    }

    String vendor() {
        return vendor;
    }

    DeliverySettings settings() {
        return settings;
    }

    Redaction redaction() {
        return redaction;
    }
}
