package dev.caravan.api;

import dev.caravan.catalogue.Vendors;
import dev.caravan.intake.Inspection;
import dev.caravan.intake.Parcel;
import dev.caravan.intake.UnreadableException;
import dev.caravan.preview.Preview;
import dev.caravan.preview.PreviewResult;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A look before it leaves. */
@Path("/api/preview")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "candidates")
class PreviewResource {

    private static final int MOST = 100;

    private final Preview preview;
    private final Inspection inspection;
    private final Vendors vendors;

    PreviewResource(Preview preview, Inspection inspection, Vendors vendors) {
        this.preview = preview;
        this.inspection = inspection;
        this.vendors = vendors;
    }

    @POST
    @Operation(
            summary = "What would be sent for candidates, as they are given to POST /api/candidates; nothing is",
            description = "For each candidate and vendor: whether it would be a create, an update, a lookup first,"
                    + " nothing because it is unchanged, or refused; the first request with secrets masked; what of it"
                    + " does not hold against the contract; and which fields are not taken. 100 candidates at the"
                    + " most.")
    public PreviewResult preview(
            @HeaderParam("Content-Type") String contentType,
            InputStream body,
            @Parameter(description = "one, or several divided by commas") @QueryParam("vendor") String vendor,
            @Parameter(description = "sent: holds it against what was delivered last, field by field")
                    @QueryParam("against")
                    String against)
            throws IOException {
        List<String> only = Parameters.names("vendor", vendor, vendors.on());
        if (against != null && !against.equals("sent")) {
            throw Parameters.wrong("against", "sent", against);
        }
        try (Parcel parcel = inspection.posted(contentType, body)) {
            PreviewResult result = preview.of(parcel, MOST, only, against != null);
            if (result.more()) {
                throw new ProblemException(
                        400,
                        "Expected " + MOST + " candidates at the most; send them in parts, or use ./caravan preview");
            }
            return result;
        } catch (UnreadableException e) {
            throw new ProblemException(400, "The body can't be read: " + e.getMessage());
        }
    }
}
