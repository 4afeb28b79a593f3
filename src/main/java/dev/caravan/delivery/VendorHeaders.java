package dev.caravan.delivery;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import org.apache.camel.http.base.HttpHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Which headers of a message go to a vendor: those that the route set for it, none of Camel's and none of ours. */
class VendorHeaders {

    @Produces
    @Singleton
    @Unremovable
    @Named("vendorHeaders")
    HeaderFilterStrategy vendorHeaders() {
        HttpHeaderFilterStrategy strategy = new HttpHeaderFilterStrategy();
        strategy.setOutFilterStartsWith("Camel", "camel", "org.apache.camel", "Caravan");
        return strategy;
    }
}
