package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caravan.candidate.ExternalId;
import dev.caravan.ledger.Erasures;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** People who are erased, or were. One is found by the externalId, which is hashed; so that works after the end, too. */
@Path("/api/erasures")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "erasures")
class ErasureResource {

    private final Erasures erasures;
    private final Certificates certificates;

    ErasureResource(Erasures erasures, Certificates certificates) {
        this.erasures = erasures;
        this.certificates = certificates;
    }

    @GET
    @Operation(summary = "All erasures, the newest first, page by page; they name nobody")
    public Page erasures(
            @QueryParam("limit") @DefaultValue("100") String limit,
            @Parameter(description = "the 'after' of the page before") @QueryParam("after") String after) {
        int most = Cursor.limit(limit);
        List<Certificate> page = erasures.list(Cursor.after(after, Long.MAX_VALUE), most).stream()
                .map(certificates::of)
                .toList();
        return new Page(page, page.size() < most ? null : page.get(most - 1).cursor());
    }

    @GET
    @Path("{externalId}")
    @Operation(
            summary =
                    "The certificate of a person's erasure, as it stands: what is gone, where and when, and what is not")
    public Certificate erasure(ExternalId externalId) {
        return erasures.find(externalId.text()).map(certificates::of).orElseThrow(() -> unknown(externalId));
    }

    @POST
    @Path("{externalId}/vendors/{vendor}/done")
    @Operation(
            summary = "Says that a person has erased the candidate at the vendor, or vouches for it",
            description = "For vendors that leave it to a person, that are switched off, or that don't answer.")
    public Certificate done(ExternalId externalId, String vendor) {
        erasure(externalId);
        erasures.doneByHand(externalId.text(), vendor).ifPresent(refusal -> {
            throw new ProblemException(409, refusal);
        });
        return erasure(externalId);
    }

    @POST
    @Path("{externalId}/files/done")
    @Operation(summary = "Says that a person has looked after the files that the certificate lists as left")
    public Certificate filesDone(ExternalId externalId) {
        erasure(externalId);
        if (!erasures.files().doneByHand(externalId.text())) {
            throw new ProblemException(409, "No files are left, or they are being searched at this moment");
        }
        return erasure(externalId);
    }

    @POST
    @Path("{externalId}/files/search")
    @Operation(
            summary = "Searches the files once more, also after the end",
            description = "For what was dropped since and refused, or was left and is mended now.")
    public Certificate search(ExternalId externalId) {
        erasure(externalId);
        if (!erasures.files().again(externalId.text())) {
            throw new ProblemException(
                    409, "The erasure was lifted: ask for another, DELETE /api/candidates/{externalId}");
        }
        return erasure(externalId);
    }

    @POST
    @Path("{externalId}/lift")
    @Operation(summary = "Lets the person come in again, because they apply anew; the certificate stays")
    public Certificate lift(ExternalId externalId) {
        Certificate before = erasure(externalId);
        if (!erasures.lift(externalId.text())) {
            throw new ProblemException(
                    409,
                    before.liftedAt() == null
                            ? "The erasure goes on; it can be lifted when it has ended"
                            : "The erasure was lifted before");
        }
        return erasure(externalId);
    }

    private static ProblemException unknown(ExternalId externalId) {
        return new ProblemException(404, "There is no erasure of the externalId '" + externalId + "'");
    }

    /** One page; {@code after} leads to the next, and is missing on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<Certificate> erasures, Long after) {}
}
