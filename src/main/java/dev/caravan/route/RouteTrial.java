package dev.caravan.route;

import dev.caravan.route.RouteLoader.Definitions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.model.Model;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteConfigurationDefinition;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RoutesDefinition;
import org.apache.camel.model.language.ConstantExpression;
import org.apache.camel.support.service.ServiceHelper;

/**
 * Builds routes for real and throws them away: endpoints, beans, options and placeholders are resolved as they would be,
 * but no route becomes a part of the running Camel, and nothing is taken or sent.
 */
final class RouteTrial implements Trial {

    private static final String TRIAL = "trial-";

    private final ModelCamelContext camel;
    private final Model model;
    private final RouteLoader loader;
    private final RouteFaults faults;
    private final BeanCalls beanCalls;

    RouteTrial(CamelContext camel, RouteLoader loader, RouteFaults faults) {
        this.camel = (ModelCamelContext) camel;
        this.model = camel.getCamelContextExtension().getContextPlugin(Model.class);
        this.loader = loader;
        this.faults = faults;
        this.beanCalls = new BeanCalls(camel.getRegistry());
    }

    @Override
    public void run(List<RouteText> tried, Collection<RouteText> others) throws RouteProblemException {
        RouteNames.check(tried, others);
        List<RouteConfigurationDefinition> shared = new ArrayList<>();
        try {
            for (RouteText text : Stream.concat(tried.stream(), others.stream()).toList()) {
                share(text, shared);
            }
            for (RouteText text : tried) {
                buildProbes(text);
                build(text, tried.get(0));
            }
        } finally {
            model.getRouteConfigurationDefinitions().removeAll(shared);
        }
    }

    private void share(RouteText text, List<RouteConfigurationDefinition> shared) throws RouteProblemException {
        for (RouteConfigurationDefinition configuration : read(text).configurations()) {
            configuration.setId(TRIAL + configuration.getId());
            model.addRouteConfiguration(configuration);
            shared.add(configuration);
        }
    }

    /** A route that does nothing, for each routeConfiguration: what is wrong there is not to be told of those that use it. */
    private void buildProbes(RouteText text) throws RouteProblemException {
        for (String configuration : text.configurations()) {
            RouteDefinition probe = new RouteDefinition("direct:" + TRIAL + configuration);
            probe.id(TRIAL + "of-" + configuration).setBody(new ConstantExpression(""));
            probe.setRouteConfigurationId(TRIAL + configuration);
            RoutesDefinition routes = new RoutesDefinition();
            routes.setCamelContext(camel);
            try {
                routes.prepareRoute(probe);
                build(probe);
            } catch (Exception e) {
                throw faults.in(text, text.lineOf(configuration, 1), e);
            }
        }
    }

    private void build(RouteText text, RouteText changed) throws RouteProblemException {
        try {
            beanCalls.check(text);
            Definitions definitions = read(text);
            for (RouteDefinition route : definitions.routes().getRoutes()) {
                int line = lineOf(text, route);
                asTrial(route);
                try {
                    definitions.routes().prepareRoute(route);
                    build(route);
                } catch (Exception e) {
                    throw faults.in(text, line, e);
                }
            }
        } catch (RouteProblemException e) {
            throw text == changed ? e : e.of(text.file());
        }
    }

    private void build(RouteDefinition definition) throws Exception {
        Route route = camel.getModelReifierFactory().createRoute(camel, definition);
        try {
            route.getEndpoint().createConsumer(route.getProcessor());
            ServiceHelper.startService(route.getProcessor());
        } finally {
            ServiceHelper.stopAndShutdownService(route.getProcessor());
        }
    }

    private Definitions read(RouteText text) throws RouteProblemException {
        try {
            return loader.read(text);
        } catch (Exception e) {
            throw faults.in(text, 1, e);
        }
    }

    private static void asTrial(RouteDefinition route) {
        route.setId(TRIAL + route.getId());
        if (route.getRouteConfigurationId() != null) {
            route.setRouteConfigurationId(
                    Stream.of(route.getRouteConfigurationId().split(","))
                            .map(configuration -> TRIAL + configuration.strip())
                            .collect(Collectors.joining(",")));
        }
    }

    private static int lineOf(RouteText text, RouteDefinition route) {
        return text.routes().stream()
                .filter(entry -> entry.id().equals(route.getId()))
                .findFirst()
                .map(RouteEntry::line)
                .orElse(1);
    }
}
