package dev.caravan.delivery;

import dev.caravan.catalogue.Vendors;
import dev.caravan.contract.Contract;
import dev.caravan.contract.Operation;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * {@code contract:<vendor>/<operationId>}: the step before each request. Holds the body against the vendor's contract
 * and writes it as JSON, or holds the query of a request that has no body; what the vendor would refuse does not leave.
 */
@Named("contract")
@Singleton
@Unremovable
class ContractComponent extends DefaultComponent {

    private final Vendors vendors;

    ContractComponent(Vendors vendors) {
        this.vendors = vendors;
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        int slash = remaining.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("expected contract:<vendor>/<operationId>, got '" + uri + "'");
        }
        Contract contract = vendors.contract(remaining.substring(0, slash));
        Operation operation = contract.operation(remaining.substring(slash + 1));
        return new ContractEndpoint(uri, this, operation);
    }
}
