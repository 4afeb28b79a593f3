package dev.caravan.api;

import dev.caravan.candidate.CandidateSchema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a candidate looks like. */
@Path("/api/candidate.schema.json")
@Produces("application/schema+json")
@Tag(name = "candidates")
class SchemaResource {

    @GET
    @Operation(summary = "The JSON Schema that every candidate is held against")
    public String schema() {
        return CandidateSchema.text();
    }
}
