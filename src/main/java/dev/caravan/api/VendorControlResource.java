package dev.caravan.api;

import dev.caravan.catalogue.Vendors;
import dev.caravan.ledger.Backfilled;
import dev.caravan.ledger.Operations;
import dev.caravan.ledger.Pause;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Holding a vendor, letting it go on, and giving it the candidates that are known already. */
@Path("/api/vendors/{vendor}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "vendors")
class VendorControlResource {

    private final Operations operations;
    private final Vendors vendors;

    VendorControlResource(Operations operations, Vendors vendors) {
        this.operations = operations;
        this.vendors = vendors;
    }

    @POST
    @Path("pause")
    @Operation(
            summary = "Sends nothing more to the vendor until it is resumed, over a restart too",
            description = "What is under way ends. Candidates are accepted as before, and wait.")
    public Paused pause(
            String vendor, @Parameter(description = "why, for those who wonder") @QueryParam("reason") String reason) {
        return new Paused(known(vendor), operations.pause(vendor, Parameters.text("reason", reason)));
    }

    @POST
    @Path("resume")
    @Operation(summary = "Sends to the vendor again; nothing changes when it is not paused")
    public Paused resume(String vendor) {
        operations.resume(known(vendor));
        return new Paused(vendor, null);
    }

    @POST
    @Path("backfill")
    @Operation(
            summary = "Gives the vendor the candidates that were accepted before it was switched on",
            description = "Those that are meant for it (deliverTo) and have no delivery there. Answers when all of"
                    + " the deliveries are made; with dryRun=true it only counts. With perMinute so many a minute"
                    + " become due.")
    public Backfilled backfill(
            String vendor, @QueryParam("dryRun") String dryRun, @QueryParam("perMinute") String perMinute) {
        boolean counting = Parameters.flag("dryRun", dryRun);
        Integer pace = Pacing.perMinute(perMinute);
        if (!vendors.on().contains(known(vendor))) {
            throw new ProblemException(
                    409,
                    vendor + " is switched off, so nothing could be delivered; put its credentials into the"
                            + " configuration, restart, and ask again");
        }
        return counting ? operations.wouldBackfill(vendor, pace) : operations.backfill(vendor, pace);
    }

    private String known(String vendor) {
        if (!vendors.known().contains(vendor)) {
            throw new ProblemException(
                    404, "There is no vendor '" + vendor + "'; there are " + String.join(", ", vendors.known()));
        }
        return vendor;
    }

    /** A vendor; {@code paused} is null when it is sent to. */
    record Paused(String vendor, Pause paused) {}
}
