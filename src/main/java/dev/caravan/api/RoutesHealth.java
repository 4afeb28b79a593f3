package dev.caravan.api;

import dev.caravan.route.RouteFiles;
import jakarta.inject.Singleton;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Up when every route file is loaded and every route runs. */
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
        var response =
                HealthCheckResponse.named("routes").status(files.problems().isEmpty());
        files.problems().forEach(response::withData);
        for (Route route : camel.getRoutes()) {
            var status = camel.getRouteController().getRouteStatus(route.getId());
            if (!status.isStarted()) {
                response.down().withData(route.getId(), status.name());
            }
        }
        return response.withData("running", camel.getRoutesSize()).build();
    }
}
