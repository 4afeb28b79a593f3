package dev.caravan.delivery;

import java.util.Optional;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;

/** The routes of a vendor as they are now, found by what they begin with, whatever their ids and options. */
final class VendorRoutes {

    private VendorRoutes() {}

    /** The one from {@code ledger:<vendor>}; empty when none runs. */
    static Optional<Route> deliveries(CamelContext camel, String vendor) {
        return route(
                camel,
                one -> one.getEndpoint() instanceof LedgerEndpoint endpoint
                        && endpoint.vendor().equals(vendor));
    }

    /** The one from {@code direct:<vendor><suffix>}; empty when the vendor has none. */
    static Optional<Route> direct(CamelContext camel, String vendor, String suffix) {
        String uri = "direct://" + vendor + suffix;
        return route(camel, one -> one.getEndpoint().getEndpointBaseUri().equals(uri));
    }

    private static Optional<Route> route(CamelContext camel, Predicate<Route> wanted) {
        return camel.getRoutes().stream().filter(wanted).findFirst();
    }
}
