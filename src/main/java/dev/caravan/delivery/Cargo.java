package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.ledger.Certainty;
import java.util.Set;
import java.util.function.Function;

/**
 * What goes out once with a request: short hashes by sort, such as {@code {"notes":["0b5c…"]}}. Should the answer get lost,
 * that is in doubt, and nothing else: what had no room, or was delivered before, is not.
 *
 * @param before what was in doubt before the request, for each that was lost
 * @param leaving what leaves with it
 */
public record Cargo(ArrayNode before, ObjectNode leaving) {

    /** What there is of each of these sorts, given as hashes. */
    static ObjectNode load(Function<Additions<?>, Set<String>> hashes, Additions<?>... sorts) {
        ObjectNode load = JsonNodeFactory.instance.objectNode();
        for (Additions<?> sort : sorts) {
            hashes.apply(sort).forEach(load.putArray(sort.name())::add);
        }
        return load;
    }

    /** All that is in doubt as long as there is no answer. */
    String underWay() {
        return and(before).toString();
    }

    /** What is in doubt when the request has ended like that; null when nothing is. */
    String inDoubt(Certainty certainty) {
        return switch (certainty) {
            case CERTAIN -> null;
            case AS_BEFORE -> before.toString();
            case IN_DOUBT -> underWay();
            case ONLY_THIS_IN_DOUBT -> and(JsonNodeFactory.instance.arrayNode()).toString();
        };
    }

    /** The same load twice says no more than once. */
    private ArrayNode and(ArrayNode lost) {
        ArrayNode all = lost.deepCopy();
        for (JsonNode load : lost) {
            if (load.equals(leaving)) {
                return all;
            }
        }
        return all.add(leaving);
    }
}
