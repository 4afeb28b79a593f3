package dev.caravan.api;

import dev.caravan.ledger.AttemptView;
import dev.caravan.ledger.DeliveryView;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.Operations;
import dev.caravan.ledger.Ruling;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** One delivery: where it stands, and sending it again. */
@Path("/api/candidates/{externalId}/vendors/{vendor}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "candidates")
class CandidateVendorResource {

    private final Ledger ledger;
    private final Operations operations;
    private final Guarantees guarantees;

    CandidateVendorResource(Ledger ledger, Operations operations, Guarantees guarantees) {
        this.ledger = ledger;
        this.operations = operations;
        this.guarantees = guarantees;
    }

    @GET
    @Operation(summary = "The candidate's delivery to one vendor, with its attempts, newest first")
    public DeliveryAndAttempts delivery(
            String externalId, String vendor, @QueryParam("limit") @DefaultValue("100") String limit) {
        DeliveryView delivery = known(externalId, vendor);
        return new DeliveryAndAttempts(
                guarantees.of(delivery), operations.attempts(externalId, vendor, Cursor.limit(limit)));
    }

    @POST
    @Path("replay")
    @Operation(
            summary = "Sends the candidate to the vendor again, now, unless it is being sent or is delivered",
            description = "When it can't be known whether the vendor has the candidate, a person can say so: with"
                    + " vendorId it is that record, which is then updated; with anew=true it is sent as if for the"
                    + " first time.")
    public Guarantees.Delivery replay(
            String externalId,
            String vendor,
            @Parameter(description = "the vendor's id of the record that is this candidate") @QueryParam("vendorId")
                    String vendorId,
            @Parameter(description = "true: the vendor has nothing of this candidate that counts") @QueryParam("anew")
                    String anew) {
        Ruling ruling = ruling(Parameters.text("vendorId", vendorId), Parameters.flag("anew", anew));
        known(externalId, vendor);
        operations.replay(externalId, vendor, ruling).ifPresent(refusal -> {
            throw new ProblemException(409, refusal);
        });
        return guarantees.of(known(externalId, vendor));
    }

    private static Ruling ruling(String vendorId, boolean anew) {
        if (vendorId != null && anew) {
            throw new ProblemException(
                    400, "Expected vendorId (it is that record) or anew=true (it is none), got both");
        }
        return anew ? new Ruling.Anew() : vendorId == null ? new Ruling.AsKnown() : new Ruling.ItIs(vendorId);
    }

    private DeliveryView known(String externalId, String vendor) {
        return operations.delivery(externalId, vendor).orElseThrow(() -> ledger.candidate(externalId)
                .map(candidate -> new ProblemException(
                        404,
                        "The candidate '" + externalId + "' has no delivery to '" + vendor + "'; it has those to "
                                + candidate.deliveries().stream()
                                        .map(DeliveryView::vendor)
                                        .collect(Collectors.joining(", "))))
                .orElseGet(() -> CandidateResource.unknown(externalId)));
    }

    /** A delivery, and what was tried. */
    record DeliveryAndAttempts(Guarantees.Delivery delivery, List<AttemptView> attempts) {}
}
