package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caravan.catalogue.Vendors;
import dev.caravan.ledger.DeliveryView;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.State;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All deliveries, in the order in which they came to be. */
@Path("/api/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "deliveries")
class DeliveryResource {

    private final Ledger ledger;
    private final Vendors vendors;

    DeliveryResource(Ledger ledger, Vendors vendors) {
        this.ledger = ledger;
        this.vendors = vendors;
    }

    @GET
    @Operation(summary = "Deliveries by vendor and state, page by page")
    public Page deliveries(
            @QueryParam("vendor") String vendor,
            @Parameter(description = "waiting, sending, delivered, rejected or dead") @QueryParam("state") String state,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @Parameter(description = "the 'after' of the page before") @QueryParam("after") @DefaultValue("0")
                    long after) {
        int most = Limit.checked(limit);
        List<DeliveryView> found = vendor == null && state == null
                ? ledger.deliveries(after, most)
                : ledger.deliveries(vendorsNamed(vendor), statesNamed(state), after, most);
        return new Page(
                found, found.size() < most ? null : found.get(found.size() - 1).id());
    }

    private Collection<String> vendorsNamed(String vendor) {
        if (vendor != null && !vendors.known().contains(vendor)) {
            throw new ProblemException(400, "vendor: expected one of " + vendors.known() + ", got '" + vendor + "'");
        }
        return vendor == null ? vendors.known() : List.of(vendor);
    }

    private static Collection<State> statesNamed(String state) {
        try {
            return state == null ? List.of(State.values()) : List.of(State.of(state));
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, "state: " + e.getMessage() + ", got '" + state + "'");
        }
    }

    /** One page; {@code after} leads to the next, and is missing on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<DeliveryView> deliveries, Long after) {}
}
