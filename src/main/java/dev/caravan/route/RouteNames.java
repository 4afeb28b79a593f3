package dev.caravan.route;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which names stand in which file: those that may be there only once, and those that others use. Camel would let the second
 * of two routes take the place of the first, ignore a routeConfiguration that is not there, and wait for half a minute
 * for a route that nobody wrote.
 */
final class RouteNames {

    private static final String CONFIGURATION = "routeConfiguration ";

    private final Map<String, String> owners = new HashMap<>();

    private RouteNames() {}

    /** @param others what runs, or is to run, beside those that are tried */
    static void check(List<RouteText> tried, Collection<RouteText> others) throws RouteProblemException {
        RouteNames names = new RouteNames();
        for (RouteText text : others) {
            names.add(text);
        }
        for (RouteText text : tried) {
            names.add(text);
        }
        for (RouteText text : tried) {
            try {
                names.checkUses(text);
            } catch (RouteProblemException e) {
                throw text == tried.get(0) ? e : e.of(text.file());
            }
        }
    }

    private void add(RouteText text) throws RouteProblemException {
        for (String configuration : text.configurations()) {
            add(CONFIGURATION + configuration, text, text.lineOf(configuration, 1));
        }
        for (RouteEntry route : text.routes()) {
            add("route " + route.id(), text, route.line());
            if (route.ownPlace() != null) {
                add(route.ownPlace(), text, route.line());
            }
        }
    }

    private void add(String name, RouteText text, Integer line) throws RouteProblemException {
        String owner = owners.putIfAbsent(name, text.file());
        if (owner != null) {
            String place = owner.equals(text.file()) ? "stands twice in this file" : "is in " + owner + " already";
            throw new RouteProblemException(line, "'" + name + "' " + place + "; each can be there once");
        }
    }

    private void checkUses(RouteText text) throws RouteProblemException {
        for (RouteEntry route : text.routes()) {
            for (String configuration : route.configurations()) {
                if (!owners.containsKey(CONFIGURATION + configuration)) {
                    throw new RouteProblemException(
                            route.line(),
                            "route " + route.id() + " uses routeConfiguration '" + configuration
                                    + "', which no file that can be used has");
                }
            }
        }
        for (YamlNode call : calls(text.tree()).toList()) {
            if (!owners.containsKey(call.text().replaceFirst("\\?.*", ""))) {
                throw new RouteProblemException(
                        call.line(), "no route begins with " + call.text() + " in any file that can be used");
            }
        }
    }

    /** Where other routes are called by a name that is written out. */
    private static Stream<YamlNode> calls(YamlNode node) {
        Stream<YamlNode> here = Stream.of(node.at("to"), node.at("to").at("uri"))
                .filter(uri -> uri.text().startsWith("direct:"))
                .filter(uri -> !uri.text().contains("{"));
        Stream<YamlNode> below = Stream.concat(node.items().stream(), node.entries().values().stream())
                .flatMap(RouteNames::calls);
        return Stream.concat(here, below);
    }
}
