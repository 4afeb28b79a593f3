package dev.caravan.api;

import dev.caravan.route.RouteFileStatus;
import dev.caravan.route.RouteFileStatus.State;
import dev.caravan.route.RouteFiles;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Up when something of every route file runs, and every route of it; a file that is not taken over as it is on disk is
 * told of as a warning.
 */
@Readiness
@Singleton
class RoutesHealth implements HealthCheck {

    private final CamelContext camel;
    private final RouteFiles files;

    RoutesHealth(CamelContext camel, RouteFiles files) {
        this.camel = camel;
        this.files = files;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("routes").up();
        for (RouteFileStatus file : files.status()) {
            if (file.problem() != null) {
                response.withData(file.file(), file.problem().toString());
            }
            if (file.state() == State.NOT_LOADED) {
                response.down();
            }
        }
        for (Route route : camel.getRoutes()) {
            var status = camel.getRouteController().getRouteStatus(route.getId());
            if (status != null && !status.isStarted() && !files.isChanging()) {
                response.down().withData(route.getId(), status.name());
            }
        }
        return response.withData("running", camel.getRoutesSize()).build();
    }
}
