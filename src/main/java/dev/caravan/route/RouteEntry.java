package dev.caravan.route;

import java.util.Arrays;
import java.util.List;

/**
 * One route of a file, and the rules that the house rests on.
 *
 * @param from where the route begins, as it is written
 * @param configurations the routeConfigurations that it uses
 */
record RouteEntry(String id, int line, String from, List<String> configurations) {

    private static final String LEDGER = "ledger:";
    private static final String TRIAL = "trial-";

    static RouteEntry of(YamlNode route) throws RouteProblemException {
        Integer line = route.line();
        String id = route.at("id").text().strip();
        if (id.isEmpty()) {
            throw new RouteProblemException(line, "a route has no id; write 'id:' and a name that no other route has");
        }
        if (id.startsWith(TRIAL)) {
            throw new RouteProblemException(line, "ids that begin with '" + TRIAL + "' are kept for trials");
        }
        YamlNode from = route.at("from");
        String uri = from.at("uri").isThere() ? from.at("uri").text() : from.text();
        if (uri.isBlank()) {
            throw new RouteProblemException(line, "route " + id + " has no 'from'");
        }
        List<String> configurations = Arrays.stream(
                        route.at("routeConfigurationId").text().split(","))
                .map(String::strip)
                .filter(configuration -> !configuration.isEmpty())
                .toList();
        RouteEntry entry = new RouteEntry(id, line, uri.strip(), configurations);
        if (uri.startsWith(LEDGER)) {
            entry.checkThatItRestsOnTheLedger(from);
        }
        return entry;
    }

    /** Routes that others call are stopped after those, and started before them. */
    boolean isCalled() {
        return from.startsWith("direct:");
    }

    /** Where only one route of all may begin, or null. */
    String ownPlace() {
        return isCalled() || from.startsWith(LEDGER) ? from.replaceFirst("\\?.*", "") : null;
    }

    private void checkThatItRestsOnTheLedger(YamlNode from) throws RouteProblemException {
        if (!configurations.contains("delivery")) {
            throw new RouteProblemException(
                    line,
                    "route " + id + " begins with " + this.from + " and does not use what all deliveries share;"
                            + " write 'routeConfigurationId: delivery' beside its id");
        }
        boolean restsOnLedger = from.at("steps").items().stream()
                .map(step -> step.at("idempotentConsumer").at("idempotentRepository"))
                .anyMatch(repository -> repository.text().endsWith("ledgerRepository"));
        if (!restsOnLedger) {
            throw new RouteProblemException(
                    line,
                    "route " + id + " begins with " + this.from + " and could send what was delivered already; put its"
                            + " steps into an 'idempotentConsumer' with 'idempotentRepository: ledgerRepository' and"
                            + " 'simple: \"${header.CaravanExternalId}\"'");
        }
    }
}
