package dev.caravan.route;

import dev.caravan.catalogue.Vendors;
import dev.caravan.route.RouteFileStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** What no route file does though it is needed: taking candidates in, and sending to each vendor that is on. */
final class RouteGaps {

    private static final Logger LOG = Logger.getLogger(RouteGaps.class);

    private final Vendors vendors;
    private Set<String> told = Set.of();

    RouteGaps(Vendors vendors) {
        this.vendors = vendors;
    }

    /** @param places where routes begin that run */
    List<RouteFileStatus> in(Set<String> places) {
        List<RouteFileStatus> gaps = new ArrayList<>();
        for (String vendor : vendors.on()) {
            if (!places.contains("ledger:" + vendor)) {
                gaps.add(gap(
                        "vendors/" + vendor + "/" + vendor + ".camel.yaml",
                        State.MISSING,
                        vendor + " is on, and no route begins with ledger:" + vendor
                                + "; its deliveries wait in the ledger"));
            }
        }
        if (!places.contains("direct:accept")) {
            gaps.add(gap(
                    "intake.camel.yaml",
                    State.NOT_LOADED,
                    "no route begins with direct:accept; no candidate is taken in"));
        }
        tell(gaps);
        return gaps;
    }

    private void tell(List<RouteFileStatus> gaps) {
        Set<String> reasons = new TreeSet<>();
        gaps.forEach(gap -> reasons.add(gap.problem().reason()));
        reasons.stream().filter(reason -> !told.contains(reason)).forEach(LOG::warn);
        told = reasons;
    }

    private static RouteFileStatus gap(String file, State state, String reason) {
        return new RouteFileStatus(file, state, null, List.of(), new RouteProblem(null, reason));
    }
}
