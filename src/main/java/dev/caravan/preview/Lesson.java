package dev.caravan.preview;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What is known of the parts of one shape, at the same vendors. */
final class Lesson {

    /** More values than that are not tried out. */
    private static final int MOST = 300;

    /** How many vendors it was learnt from: those that would be sent the candidate. */
    int vendors;

    /** With {@code *} for each index. */
    Set<String> notTaken = Set.of();

    private boolean isComplete;
    private long asked;

    /**
     * Whether it is to be learnt again. When a vendor would not be sent the candidate at all, another candidate may tell more:
     * it is tried with the second, the fourth, the eighth and so on.
     */
    boolean isDue() {
        return !isComplete && Long.bitCount(++asked) == 1;
    }

    /** Learns from the part of a candidate that stands there. */
    void take(Trials trials, JsonPointer part) {
        asked = Math.max(asked, 1);
        isComplete = trials.areOfAll();
        if (trials.vendors().size() <= vendors) {
            return;
        }
        Map<JsonPointer, Boolean> taken = new HashMap<>();
        trials.fields().leaves().stream()
                .filter(leaf -> isWithin(part, leaf))
                .limit(MOST)
                .forEach(leaf ->
                        trials.takers(leaf).values().forEach(takes -> taken.merge(leaf, takes, Boolean::logicalOr)));
        Set<String> pointers = new HashSet<>();
        JsonNode tree = trials.fields().tree();
        NotTaken.collapsed(tree.at(part), part, taken).forEach(pointer -> pointers.add(generalised(tree, pointer)));
        notTaken = Set.copyOf(pointers);
        vendors = trials.vendors().size();
    }

    private static boolean isWithin(JsonPointer part, JsonPointer leaf) {
        return leaf.equals(part) || leaf.toString().startsWith(part + "/");
    }

    private static String generalised(JsonNode tree, JsonPointer pointer) {
        StringBuilder general = new StringBuilder();
        JsonNode node = tree;
        for (JsonPointer rest = pointer; !rest.matches(); rest = rest.tail()) {
            if (node.isArray()) {
                general.append("/*");
                node = node.get(rest.getMatchingIndex());
            } else {
                general.append(JsonPointer.empty().appendProperty(rest.getMatchingProperty()));
                node = node.get(rest.getMatchingProperty());
            }
        }
        return general.toString();
    }
}
