package dev.caravan.api;

import dev.caravan.ledger.AttemptView;
import dev.caravan.ledger.Ledger;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where a candidate stands: its deliveries, and what was tried. New ones come in through the intake's route. */
@Path("/api/candidates/{externalId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "candidates")
class CandidateResource {

    private final Ledger ledger;
    private final Guarantees guarantees;

    CandidateResource(Ledger ledger, Guarantees guarantees) {
        this.ledger = ledger;
        this.guarantees = guarantees;
    }

    @GET
    @Operation(summary = "The candidate's revision, and one delivery for each vendor")
    public Standing candidate(String externalId) {
        return ledger.candidate(externalId)
                .map(known -> new Standing(externalId, known.revision(), guarantees.of(known.deliveries())))
                .orElseThrow(() -> unknown(externalId));
    }

    @GET
    @Path("attempts")
    @Operation(summary = "The candidate's attempts at all vendors, newest first, with what was sent and answered")
    public Attempts attempts(String externalId, @QueryParam("limit") @DefaultValue("100") String limit) {
        if (ledger.candidate(externalId).isEmpty()) {
            throw unknown(externalId);
        }
        return new Attempts(externalId, ledger.attempts(externalId, Cursor.limit(limit)));
    }

    static ProblemException unknown(String externalId) {
        return new ProblemException(
                404,
                "There is no candidate with the externalId '" + externalId
                        + "'. Was its file refused? Look into the folder .refused of the inbox.");
    }

    /** A candidate and its deliveries, one for each vendor. */
    record Standing(String externalId, long revision, List<Guarantees.Delivery> deliveries) {}

    /** The attempts of one candidate. */
    record Attempts(String externalId, List<AttemptView> attempts) {}
}
