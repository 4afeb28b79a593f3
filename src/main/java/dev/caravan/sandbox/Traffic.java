package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is on the wire: each request as it arrives, each ending, and how many there were at the busiest times. */
final class Traffic {

    private final Clock clock;
    private final Map<String, Integer> byOperation = new TreeMap<>();
    private final Map<String, Integer> byStatus = new TreeMap<>();
    private final Map<String, Busiest> arrivals = new TreeMap<>(
            Map.of("second", new Busiest(1_000), "tenSeconds", new Busiest(10_000), "minute", new Busiest(60_000)));
    private final Busiest refusals = new Busiest(10_000);
    private int total;

    Traffic(Clock clock) {
        this.clock = clock;
    }

    void arrived(String operation) {
        total++;
        byOperation.merge(operation, 1, Integer::sum);
        arrivals.values().forEach(window -> window.oneMore(clock.millis()));
    }

    /** Notes that a request was answered; one that is refused, but for too many of them, is counted by its time too. */
    void answered(int status) {
        ended(Integer.toString(status));
        if (status >= 400 && status != 429) {
            refusals.oneMore(clock.millis());
        }
    }

    /** Notes how a request ended without an answer, in words such as "reset". */
    void ended(String how) {
        byStatus.merge(how, 1, Integer::sum);
    }

    int total() {
        return total;
    }

    void clear() {
        total = 0;
        byOperation.clear();
        byStatus.clear();
        arrivals.values().forEach(Busiest::clear);
        refusals.clear();
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object().put("total", total);
        node.set("byOperation", Json.MAPPER.valueToTree(byOperation));
        node.set("byStatus", Json.MAPPER.valueToTree(byStatus));
        ObjectNode busiest = node.putObject("busiest").put("refusedInTenSeconds", refusals.most());
        arrivals.forEach((window, count) -> busiest.put(window, count.most()));
        return node;
    }
}
