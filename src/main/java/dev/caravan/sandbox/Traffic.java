package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/** Counts what is on the wire: each request as it arrives, and each ending. */
final class Traffic {

    private final Map<String, Integer> byOperation = new TreeMap<>();
    private final Map<String, Integer> byStatus = new TreeMap<>();
    private int total;

    void arrived(String operation) {
        total++;
        byOperation.merge(operation, 1, Integer::sum);
    }

    /** Notes how a request ended: with a status, or in words such as "reset". */
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
    }

    ObjectNode toJson() {
        ObjectNode node = Json.object().put("total", total);
        node.set("byOperation", Json.MAPPER.valueToTree(byOperation));
        node.set("byStatus", Json.MAPPER.valueToTree(byStatus));
        return node;
    }
}
