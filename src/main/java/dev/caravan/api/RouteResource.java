package dev.caravan.api;

import dev.caravan.route.RouteFileStatus;
import dev.caravan.route.RouteFiles;
import dev.caravan.route.RouteProblem;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The route files. */
@Path("/api/routes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "routes")
class RouteResource {

    private final RouteFiles files;

    RouteResource(RouteFiles files) {
        this.files = files;
    }

    @GET
    @Operation(
            summary = "Each route file: what of it runs since when, and what is wrong with the file as it is on disk")
    public List<RouteFileView> routes() {
        return files.status().stream().map(RouteFileView::of).toList();
    }

    /** A route file; {@code problem} is null when the file runs as it is on disk. */
    record RouteFileView(String file, String state, Instant loadedAt, List<String> routes, RouteProblem problem) {

        static RouteFileView of(RouteFileStatus status) {
            return new RouteFileView(
                    status.file(), status.state().word(), status.loadedAt(), status.routes(), status.problem());
        }
    }
}
