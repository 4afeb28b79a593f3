package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.ExternalId;
import dev.caravan.delivery.LiveRead;
import dev.caravan.delivery.LiveReading;
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
import java.time.Instant;
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
    private final LiveRead liveRead;

    CandidateVendorResource(Ledger ledger, Operations operations, Guarantees guarantees, LiveRead liveRead) {
        this.ledger = ledger;
        this.operations = operations;
        this.guarantees = guarantees;
        this.liveRead = liveRead;
    }

    @GET
    @Operation(
            summary = "The candidate's delivery to one vendor, with its attempts, newest first",
            description =
                    "With live=true the vendor is asked what it holds of the candidate now, which takes a moment and"
                            + " is not taken down. 404 when the vendor has no route for that, 502 when it does not tell, and 503"
                            + " when nothing may be sent to it now.")
    public DeliveryAndAttempts delivery(
            ExternalId externalId,
            String vendor,
            @QueryParam("limit") @DefaultValue("100") String limit,
            @Parameter(description = "true: asks the vendor what it holds now") @QueryParam("live") String live) {
        boolean asks = Parameters.flag("live", live);
        DeliveryView delivery = known(externalId, vendor);
        return new DeliveryAndAttempts(
                guarantees.of(delivery),
                operations.attempts(externalId.text(), vendor, Cursor.limit(limit)),
                asks ? live(externalId, vendor) : null);
    }

    private Live live(ExternalId externalId, String vendor) {
        LiveReading reading = ledger.foresight()
                .claim(externalId.text(), vendor)
                .map(liveRead::read)
                .orElseThrow(() -> CandidateResource.unknown(externalId));
        if (reading instanceof LiveReading.Held held) {
            return new Live(held.askedAt(), held.holds() != null, held.holds());
        }
        if (reading instanceof LiveReading.NoRoute none) {
            throw new ProblemException(404, none.problem());
        }
        if (reading instanceof LiveReading.NotAsked not) {
            throw new ProblemException(503, not.problem());
        }
        throw new ProblemException(502, ((LiveReading.Unanswered) reading).problem());
    }

    @POST
    @Path("replay")
    @Operation(
            summary = "Sends the candidate to the vendor again, now, unless it is being sent or is delivered",
            description = "When it can't be known whether the vendor has the candidate, a person can say so: with"
                    + " vendorId it is that record, which is then updated; with anew=true it is sent as if for the"
                    + " first time.")
    public Guarantees.Delivery replay(
            ExternalId externalId,
            String vendor,
            @Parameter(description = "the vendor's id of the record that is this candidate") @QueryParam("vendorId")
                    String vendorId,
            @Parameter(description = "true: the vendor has nothing of this candidate that counts") @QueryParam("anew")
                    String anew) {
        Ruling ruling = ruling(Parameters.text("vendorId", vendorId), Parameters.flag("anew", anew));
        known(externalId, vendor);
        operations.replay(externalId.text(), vendor, ruling).ifPresent(refusal -> {
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

    private DeliveryView known(ExternalId externalId, String vendor) {
        return operations.delivery(externalId.text(), vendor).orElseThrow(() -> ledger.candidate(externalId.text())
                .map(candidate -> new ProblemException(
                        404,
                        "The candidate '" + externalId + "' has no delivery to '" + vendor + "'; it has those to "
                                + candidate.deliveries().stream()
                                        .map(DeliveryView::vendor)
                                        .collect(Collectors.joining(", "))))
                .orElseGet(() -> CandidateResource.unknown(externalId)));
    }

    /**
     * A delivery, and what was tried.
     *
     * @param live what the vendor holds now; null when nobody asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryAndAttempts(Guarantees.Delivery delivery, List<AttemptView> attempts, Live live) {}

    /**
     * What a vendor holds of a candidate.
     *
     * @param there whether it has anything
     * @param holds in the vendor's own form; null when it has nothing
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Live(Instant askedAt, boolean there, JsonNode holds) {}
}
