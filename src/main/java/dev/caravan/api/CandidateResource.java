package dev.caravan.api;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.ExternalId;
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
    private final CandidateCheck check;

    CandidateResource(
            Ledger ledger, Guarantees guarantees, Erasures erasures, Certificates certificates, CandidateCheck check) {
        this.ledger = ledger;
        this.guarantees = guarantees;
        this.erasures = erasures;
        this.certificates = certificates;
        this.check = check;
    }

    @GET
    @Operation(summary = "The candidate's revision, and one delivery for each vendor")
    public Standing candidate(ExternalId externalId) {
        return ledger.candidate(externalId.text())
                .map(known -> new Standing(
                        externalId.text(), known.revision(), known.erasing(), guarantees.of(known.deliveries())))
                .orElseThrow(() -> unknown(externalId));
    }

    @DELETE
    @Operation(
            summary = "Erases the person: here, in the files that Caravan keeps, and at every vendor",
            description =
                    "Answers 202 with the certificate as it stands, 200 when it has ended. From then on the person"
                            + " does not come in any more.")
    public RestResponse<Certificate> erase(
            ExternalId externalId,
            @Parameter(
                            description =
                                    "true: also somebody of whom the ledger knows nothing, because the records were"
                                            + " refused or are forgotten; the files are searched")
                    @QueryParam("unknown")
                    String unknown) {
        Erasure erasure = Parameters.flag("unknown", unknown)
                ? erasures.eraseEvenIfUnknown(possible(externalId))
                : erasures.erase(externalId.text()).orElseThrow(() -> nobodyToErase(externalId));
        return RestResponse.status(
                erasure.hasEnded() ? RestResponse.Status.OK : RestResponse.Status.ACCEPTED, certificates.of(erasure));
    }

    @GET
    @Path("attempts")
    @Operation(summary = "The candidate's attempts at all vendors, newest first, with what was sent and answered")
    public Attempts attempts(ExternalId externalId, @QueryParam("limit") @DefaultValue("100") String limit) {
        if (ledger.candidate(externalId.text()).isEmpty()) {
            throw unknown(externalId);
        }
        return new Attempts(externalId.text(), ledger.attempts(externalId.text(), Cursor.limit(limit)));
    }

    /** Nobody could be found by an id that no candidate may have, so it is a slip: a certificate would say what is not so. */
    private String possible(ExternalId externalId) {
        check.check(externalId).stream().findFirst().ifPresent(wrong -> {
            throw new ProblemException(
                    400,
                    "externalId: expected " + wrong.expected() + ", found " + wrong.found() + "; nobody can have it");
        });
        return externalId.text();
    }

    private static ProblemException nobodyToErase(ExternalId externalId) {
        return new ProblemException(
                404,
                "There is no candidate with the externalId '" + externalId
                        + "'. Were the records of this person only refused, or forgotten since? Then ask with"
                        + " ?unknown=true: the files are searched, and the person does not come in any more.");
    }

    static ProblemException unknown(ExternalId externalId) {
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
