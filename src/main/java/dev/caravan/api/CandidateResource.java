package dev.caravan.api;

import dev.caravan.ledger.AttemptView;
import dev.caravan.ledger.CandidateView;
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

    CandidateResource(Ledger ledger) {
        this.ledger = ledger;
    }

    @GET
    @Operation(summary = "The candidate's revision, and one delivery for each vendor")
    public CandidateView candidate(String externalId) {
        return ledger.candidate(externalId).orElseThrow(() -> unknown(externalId));
    }

    @GET
    @Path("attempts")
    @Operation(summary = "The candidate's attempts at all vendors, newest first, with what was sent and answered")
    public Attempts attempts(String externalId, @QueryParam("limit") @DefaultValue("100") int limit) {
        if (ledger.candidate(externalId).isEmpty()) {
            throw unknown(externalId);
        }
        return new Attempts(externalId, ledger.attempts(externalId, Limit.checked(limit)));
    }

    private static ProblemException unknown(String externalId) {
        return new ProblemException(
                404,
                "There is no candidate with the externalId '" + externalId
                        + "'. Was its file refused? Look into the folder .refused of the inbox.");
    }

    /** The attempts of one candidate. */
    record Attempts(String externalId, List<AttemptView> attempts) {}
}
