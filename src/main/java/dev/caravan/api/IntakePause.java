package dev.caravan.api;

import io.quarkus.vertx.http.runtime.RouteConstants;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Answers who posts candidates while no route takes them, as in the moment when the intake is exchanged: come back, rather
 * than that there is no such address.
 */
@Singleton
class IntakePause {

    private static final String DETAIL = "The route that takes candidates does not run at the moment: it is being"
            + " exchanged, or its file is gone (see /api/routes). Nothing was accepted; send the request again.";

    /** Behind the routes of Camel, and before the resources. */
    void answer(@Observes Router router) {
        router.post("/api/candidates")
                .order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT)
                .handler(IntakePause::comeBack);
    }

    private static void comeBack(RoutingContext request) {
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", "Service Unavailable")
                .put("status", 503)
                .put("detail", DETAIL);
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "1")
                .putHeader("Content-Type", "application/problem+json")
                .end(problem.encode());
    }
}
