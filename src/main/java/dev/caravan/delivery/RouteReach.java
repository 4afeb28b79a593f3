package dev.caravan.delivery;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.DynamicRouterDefinition;
import org.apache.camel.model.EnrichDefinition;
import org.apache.camel.model.Model;
import org.apache.camel.model.PollEnrichDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RecipientListDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutingSlipDefinition;
import org.apache.camel.model.SendDefinition;
import org.apache.camel.model.ToDynamicDefinition;

/** What a route talks to. Only what goes through the HTTP client can be held back there, and so be rehearsed. */
final class RouteReach {

    private static final Set<String> HELD_BACK = Set.of("http", "https");
    private static final Set<String> INSIDE = Set.of("bean", "class", "contract", "dataset", "language", "log", "mock");
    private static final Set<Class<?>> ANYWHERE = Set.of(
            DynamicRouterDefinition.class,
            EnrichDefinition.class,
            PollEnrichDefinition.class,
            RecipientListDefinition.class,
            RoutingSlipDefinition.class);

    private final CamelContext camel;
    private final Model model;
    private final Deque<RouteDefinition> open = new ArrayDeque<>();
    private final Set<String> seen = new HashSet<>();

    RouteReach(CamelContext camel) {
        this.camel = camel;
        this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
    }

    /** Why the route can't be rehearsed; null when it can. */
    String refusal(Route route) {
        follow(model.getRouteDefinition(route.getRouteId()));
        while (!open.isEmpty()) {
            RouteDefinition next = open.remove();
            String beyond = beyond(next.getOutputs());
            if (beyond != null) {
                return "The route " + next.getRouteId() + " can't be rehearsed: it may send something by '" + beyond
                        + "', and only http, https and direct are known to be held back";
            }
        }
        return null;
    }

    private String beyond(List<ProcessorDefinition<?>> steps) {
        for (ProcessorDefinition<?> step : steps) {
            String beyond = beyond(step);
            String within = beyond == null ? beyond(step.getOutputs()) : beyond;
            if (within != null) {
                return within;
            }
        }
        return null;
    }

    /** By what the step leaves the house other than through the HTTP client; null when it does not. */
    private String beyond(ProcessorDefinition<?> step) {
        if (ANYWHERE.contains(step.getClass())) {
            return step.getShortName();
        }
        String uri = step instanceof SendDefinition<?> send
                ? send.getEndpointUri()
                : step instanceof ToDynamicDefinition dynamic ? dynamic.getUri() : null;
        if (uri == null) {
            return null;
        }
        String resolved = camel.resolvePropertyPlaceholders(uri);
        String scheme = resolved.split(":", 2)[0];
        if (scheme.equals("direct")) {
            followDirect(resolved);
            return null;
        }
        return HELD_BACK.contains(scheme) || INSIDE.contains(scheme) ? null : scheme;
    }

    private void followDirect(String uri) {
        String name = name(uri);
        model.getRouteDefinitions().stream()
                .filter(route -> name.equals(name(route.getInput().getEndpointUri())))
                .forEach(this::follow);
    }

    private void follow(RouteDefinition route) {
        if (route != null && seen.add(route.getRouteId())) {
            open.add(route);
        }
    }

    private static String name(String uri) {
        return uri.split("\\?", 2)[0].replace("://", ":");
    }
}
