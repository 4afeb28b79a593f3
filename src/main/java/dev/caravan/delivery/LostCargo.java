package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Delivery.Doubt;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * What each request in doubt has brought: as it was taken down, or else what goes out with each content in doubt now. The two
 * are the same unless an earlier request was in doubt already.
 *
 * @param doubt null when all is known
 */
record LostCargo(Doubt doubt, Sending sending) {

    /** What goes out now with such a content, as hashes. */
    interface Sending {
        Set<String> with(Candidate content, Additions<?> sort);
    }

    /** What each has brought of that sort. */
    List<Set<String>> of(Additions<?> sort) {
        if (doubt == null) {
            return List.of();
        }
        return isTakenDown()
                ? StreamSupport.stream(doubt.cargo().spliterator(), false)
                        .map(load -> hashes(load.path(sort.name())))
                        .toList()
                : doubt.contents().stream()
                        .map(content -> sending.with(content, sort))
                        .toList();
    }

    /** What each has brought of all these sorts, as it is taken down. */
    ArrayNode json(Additions<?>... sorts) {
        ArrayNode loads = JsonNodeFactory.instance.arrayNode();
        if (doubt == null) {
            return loads;
        }
        if (isTakenDown()) {
            return loads.addAll((ArrayNode) doubt.cargo());
        }
        doubt.contents().forEach(content -> loads.add(Cargo.load(sort -> sending.with(content, sort), sorts)));
        return loads;
    }

    /** The hashes that stand in that list. */
    static Set<String> hashes(JsonNode list) {
        Set<String> hashes = new LinkedHashSet<>();
        list.forEach(hash -> hashes.add(hash.asText()));
        return hashes;
    }

    private boolean isTakenDown() {
        return doubt.cargo().isArray();
    }
}
