package dev.caravan.api;

import dev.caravan.ledger.AttemptView;
import dev.caravan.ledger.Erasure;
import dev.caravan.ledger.Erasures;
import dev.caravan.ledger.Ledger;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Where a candidate stands: its deliveries, and what was tried. New ones come in through the intake's route. */
@Path("/api/candidates/{externalId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "candidates")
class CandidateResource {

    private final Ledger ledger;
    private final Guarantees guarantees;
    private final Erasures erasures;
    private final Certificates certificates;

    CandidateResource(Ledger ledger, Guarantees guarantees, Erasures erasures, Certificates certificates) {
        this.ledger = ledger;
        this.guarantees = guarantees;
        this.erasures = erasures;
        this.certificates = certificates;
    }

    @GET
    @Operation(summary = "The candidate's revision, and one delivery for each vendor")
    public Standing candidate(String externalId) {
        return ledger.candidate(externalId)
                .map(known ->
                        new Standing(externalId, known.revision(), known.erasing(), guarantees.of(known.deliveries())))
                .orElseThrow(() -> unknown(externalId));
    }

    @DELETE
    @Operation(
            summary = "Erases the person: here, in the files that Caravan keeps, and at every vendor",
            description =
                    "Answers 202 with the certificate as it stands, 200 when it has ended. From then on the person"
                            + " does not come in any more.")
    public RestResponse<Certificate> erase(
            String externalId,
            @Parameter(
                            description =
                                    "true: also somebody of whom the ledger knows nothing, because the records were"
                                            + " refused or are forgotten; the files are searched")
                    @QueryParam("unknown")
                    String unknown) {
        Erasure erasure = Parameters.flag("unknown", unknown)
                ? erasures.eraseEvenIfUnknown(externalId)
                : erasures.erase(externalId).orElseThrow(() -> nobodyToErase(externalId));
        return RestResponse.status(
                erasure.hasEnded() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED, certificates.of(erasure));
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

    private static ProblemException nobodyToErase(String externalId) {
        return new ProblemException(
                404,
                "There is no candidate with the externalId '" + externalId
                        + "'. Were the records of this person only refused, or forgotten since? Then ask with"
                        + " ?unknown=true: the files are searched, and the person does not come in any more.");
    }

    static ProblemException unknown(String externalId) {
        return new ProblemException(
                404,
                "There is no candidate with the externalId '" + externalId
                        + "'. Was its file refused? Look into the folder .refused of the inbox.");
    }

    /**
     * A candidate and its deliveries, one for each vendor.
     *
     * @param erasing whether the person is being erased; vendors that are through are no longer there
     */
    record Standing(String externalId, long revision, boolean erasing, List<Guarantees.Delivery> deliveries) {}

    /** The attempts of one candidate. */
    record Attempts(String externalId, List<AttemptView> attempts) {}
}
