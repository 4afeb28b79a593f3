package dev.caravan.route;

import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Has Camel read a route file into definitions, and adds none of them to anything. */
final class RouteLoader {

    private final CamelContext camel;

    RouteLoader(CamelContext camel) {
        this.camel = camel;
    }

    /**
     * New definitions at each call: Camel changes those that it builds from. The routes are still to be prepared, once the
     * routeConfigurations that they use are there.
     */
    Definitions read(RouteText text) throws Exception {
        Definitions definitions = new Definitions(new RoutesDefinition(), new ArrayList<>());
        if (!text.text().isEmpty()) {
            for (RoutesBuilder builder : PluginHelper.getRoutesLoader(camel)
                    .findRoutesBuilders(ResourceHelper.fromString(text.file(), text.text()))) {
                read((RouteConfigurationBuilder) builder, definitions);
            }
        }
        definitions.routes().setCamelContext(camel);
        return definitions;
    }

    private void read(RouteConfigurationBuilder builder, Definitions definitions) throws Exception {
        builder.setCamelContext(camel);
        builder.configuration();
        builder.configure();
        definitions
                .configurations()
                .addAll(builder.getRouteConfigurationCollection().getRouteConfigurations());
        definitions.routes().getRoutes().addAll(builder.getRouteCollection().getRoutes());
    }

    /** What a route file defines. */
    record Definitions(RoutesDefinition routes, List<RouteConfigurationDefinition> configurations) {}
}
