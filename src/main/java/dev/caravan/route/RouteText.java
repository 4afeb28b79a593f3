package dev.caravan.route;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A route file as a whole, valid YAML that keeps the rules of the house. Whether Camel can build it, {@link RouteTrial}
 * says.
 *
 * @param configurations the ids of the routeConfigurations in it
 */
record RouteText(String file, String text, YamlNode tree, List<RouteEntry> routes, Set<String> configurations) {

    /** A file that is not there: it has no routes. */
    static RouteText gone(String file) {
        return new RouteText(file, "", new YamlNode(null), List.of(), Set.of());
    }

    static RouteText parse(String file, String text) throws RouteProblemException {
        if (text.isBlank()) {
            throw new RouteProblemException(null, "nothing is in it; to end its routes, delete the file");
        }
        if (!text.endsWith("\n")) {
            throw new RouteProblemException(
                    (int) text.lines().count(),
                    "the last line does not end: the file is taken for half-written; save it whole, with a line end"
                            + " at its end");
        }
        YamlNode tree = YamlNode.parse(text);
        if (!tree.isList()) {
            throw new RouteProblemException(tree.line(), "expected a list of '- route:' and '- routeConfiguration:'");
        }
        List<RouteEntry> routes = new ArrayList<>();
        Set<String> configurations = new LinkedHashSet<>();
        for (YamlNode item : tree.items()) {
            for (Map.Entry<String, YamlNode> entry : item.entries().entrySet()) {
                if (entry.getKey().equals("route")) {
                    routes.add(RouteEntry.of(entry.getValue()));
                } else {
                    configurations.add(configurationId(entry.getKey(), entry.getValue()));
                }
            }
        }
        return new RouteText(file, text, tree, List.copyOf(routes), Set.copyOf(configurations));
    }

    List<String> routeIds() {
        return routes.stream().map(RouteEntry::id).toList();
    }

    boolean uses(Set<String> others) {
        return routes.stream().flatMap(route -> route.configurations().stream()).anyMatch(others::contains);
    }

    /** The first line at or after {@code from} that has those words in it, or null. */
    Integer lineOf(String words, int from) {
        List<String> lines = text.lines().toList();
        for (int i = from - 1; i < lines.size(); i++) {
            if (lines.get(i).contains(words)) {
                return i + 1;
            }
        }
        return null;
    }

    private static String configurationId(String key, YamlNode value) throws RouteProblemException {
        if (!key.equals("routeConfiguration")) {
            throw new RouteProblemException(
                    value.line(),
                    "expected 'route' or 'routeConfiguration', found '" + key
                            + "': only these two can be exchanged while Caravan runs");
        }
        String id = value.at("id").text().strip();
        if (id.isEmpty()) {
            throw new RouteProblemException(
                    value.line(), "a routeConfiguration has no id; write one, and name it in the routes that use it");
        }
        return id;
    }
}
