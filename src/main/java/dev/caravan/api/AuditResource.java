package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caravan.ledger.AuditEntry;
import dev.caravan.ledger.Operations;
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

/** What people did to deliveries by hand. */
@Path("/api/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
class AuditResource {

    private final Operations operations;

    AuditResource(Operations operations) {
        this.operations = operations;
    }

    @GET
    @Operation(summary = "Replays, pauses, resumptions and backfills, the newest first, page by page")
    public Page audit(
            @QueryParam("limit") @DefaultValue("100") String limit,
            @Parameter(description = "the 'after' of the page before") @QueryParam("after") String after) {
        int most = Cursor.limit(limit);
        List<AuditEntry> entries = operations.audit(Cursor.after(after, Long.MAX_VALUE), most);
        return new Page(
                entries, entries.size() < most ? null : entries.get(most - 1).id());
    }

    /** One page; {@code after} leads to the next, and is missing on the last. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<AuditEntry> entries, Long after) {}
}
