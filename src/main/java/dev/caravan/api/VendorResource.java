package dev.caravan.api;

import dev.caravan.catalogue.Vendors;
import dev.caravan.contract.Guarantee;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.Pause;
import dev.caravan.ledger.VendorWait;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The vendors there are. */
@Path("/api/vendors")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vendors")
class VendorResource {

    private final Ledger ledger;
    private final Vendors vendors;
    private final Clock clock;

    VendorResource(Ledger ledger, Vendors vendors, Clock clock) {
        this.ledger = ledger;
        this.vendors = vendors;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Each vendor: whether it is on, what it lets us promise, and whether it is waited for or paused")
    public List<VendorView> vendors() {
        Map<String, VendorWait> waits =
                ledger.waits().stream().collect(Collectors.toMap(VendorWait::vendor, Function.identity()));
        Map<String, Pause> pauses =
                ledger.pauses().stream().collect(Collectors.toMap(Pause::vendor, Function.identity()));
        return vendors.known().stream()
                .map(vendor -> view(vendor, waits.get(vendor), pauses.get(vendor)))
                .toList();
    }

    private VendorView view(String vendor, VendorWait wait, Pause paused) {
        boolean on = vendors.on().contains(vendor);
        Guarantee guarantee = vendors.contract(vendor).guarantee();
        BreakerState state = BreakerState.of(wait, clock.instant());
        return wait == null
                ? new VendorView(vendor, on, guarantee, state, null, null, null, null, paused)
                : new VendorView(
                        vendor, on, guarantee, state, wait.cause(), wait.since(), wait.until(), wait.problem(), paused);
    }

    /**
     * A vendor.
     *
     * @param state of its circuit breaker; what follows is null when it is closed
     * @param cause why it is waited for: throttled, credentials or failing
     * @param since when that began
     * @param until when it is tried out
     * @param paused since when and why a person has paused it; null when nobody has
     */
    record VendorView(
            String vendor,
            boolean on,
            Guarantee guarantee,
            BreakerState state,
            String cause,
            Instant since,
            Instant until,
            String problem,
            Pause paused) {}
}
