package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.caravan.catalogue.Vendors;
import dev.caravan.contract.Guarantee;
import dev.caravan.ledger.DeliveryView;
import jakarta.inject.Singleton;
import java.util.List;

/** Shows with a delivery what its vendor lets us promise: the ledger knows no contracts. */
@Singleton
class Guarantees {

    private final Vendors vendors;

    Guarantees(Vendors vendors) {
        this.vendors = vendors;
    }

    List<Delivery> of(List<DeliveryView> deliveries) {
        return deliveries.stream().map(this::of).toList();
    }

    Delivery of(DeliveryView delivery) {
        boolean known = vendors.known().contains(delivery.vendor());
        return new Delivery(
                delivery, known ? vendors.contract(delivery.vendor()).guarantee() : null);
    }

    /** A delivery as the API shows it; {@code guarantee} is null when the vendor is no longer known. */
    record Delivery(@JsonUnwrapped DeliveryView delivery, Guarantee guarantee) {}
}
