package dev.caravan.route;

import dev.caravan.route.RouteLoader.Definitions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;

/** The routes that run in Camel. */
final class CamelRoutes implements RunningRoutes {

    /** Longer than a vendor may take for all requests of one delivery, at settings that make sense. */
    private static final int STOP_MINUTES = 5;

    private final CamelContext camel;
    private final Model model;
    private final RouteLoader loader;

    CamelRoutes(CamelContext camel, RouteLoader loader) {
        this.camel = camel;
        this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        this.loader = loader;
    }

    @Override
    public boolean stop(List<RouteText> texts) throws Exception {
        List<String> stopped = new ArrayList<>();
        for (String id : inOrderOfStop(texts)) {
            if (camel.getRouteController().stopRoute(id, STOP_MINUTES, TimeUnit.MINUTES, true)) {
                stopped.add(0, id);
            } else {
                for (String again : stopped) {
                    camel.getRouteController().startRoute(again);
                }
                return false;
            }
        }
        return true;
    }

    @Override
    public void remove(List<RouteText> texts) throws Exception {
        for (String id : inOrderOfStop(texts)) {
            RouteDefinition definition = model.getRouteDefinition(id);
            if (definition != null) {
                model.removeRouteDefinition(definition);
            }
        }
        for (RouteText text : texts) {
            List<RouteConfigurationDefinition> configurations = model.getRouteConfigurationDefinitions();
            configurations.removeIf(configuration -> text.configurations().contains(configuration.getId()));
        }
    }

    @Override
    public void add(List<RouteText> texts) throws Exception {
        List<Definitions> all = new ArrayList<>();
        for (RouteText text : texts) {
            all.add(loader.read(text));
        }
        for (Definitions definitions : all) {
            model.addRouteConfigurations(definitions.configurations());
        }
        List<RouteDefinition> routes = new ArrayList<>();
        for (Definitions definitions : all) {
            for (RouteDefinition route : definitions.routes().getRoutes()) {
                definitions.routes().prepareRoute(route);
                routes.add(route);
            }
        }
        routes.sort(Comparator.comparing(route -> !isCalled(route)));
        model.addRouteDefinitions(routes);
    }

    private List<String> inOrderOfStop(List<RouteText> texts) {
        return texts.stream()
                .flatMap(text -> text.routes().stream())
                .sorted(Comparator.comparing(RouteEntry::isCalled))
                .map(RouteEntry::id)
                .filter(id -> camel.getRoute(id) != null)
                .toList();
    }

    private static boolean isCalled(RouteDefinition route) {
        return route.getInput().getEndpointUri().startsWith("direct:");
    }
}
