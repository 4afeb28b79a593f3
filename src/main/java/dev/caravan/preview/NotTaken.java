package dev.caravan.preview;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Rehearsal.Stage;
import dev.caravan.ledger.Claim;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of a candidate a vendor does not take, found out by {@link Trials}. What a vendor is sent once only is sent
 * again there, so that it does not look as if it were never.
 */
@Singleton
class NotTaken {

    /** More values than that are not tried out, one by one, for each vendor. */
    private static final int MOST = 300;

    private final CandidateCheck check;

    NotTaken(CandidateCheck check) {
        this.check = check;
    }

    /** What is not taken of the candidate, by each of these vendors and by none of them. */
    Found of(Verdict.Sound candidate, Map<String, Stage> stages, Map<String, Claim> claims) {
        Fields fields = new Fields(candidate, check);
        Trials trials = new Trials(fields, stages, vendor -> claims.get(vendor).withoutMemory());
        Map<String, Map<JsonPointer, Boolean>> byVendor = new LinkedHashMap<>();
        trials.vendors().forEach(vendor -> byVendor.put(vendor, new HashMap<>()));
        Map<JsonPointer, Boolean> byAny = new HashMap<>();
        fields.leaves().stream().limit(MOST).forEach(leaf -> trials.takers(leaf).forEach((vendor, takes) -> {
            byVendor.get(vendor).put(leaf, takes);
            byAny.merge(leaf, takes, Boolean::logicalOr);
        }));
        JsonNode tree = fields.tree();
        Map<String, List<String>> notTaken = new LinkedHashMap<>();
        byVendor.forEach((vendor, taken) -> notTaken.put(vendor, collapsed(tree, taken)));
        return new Found(notTaken, collapsed(tree, byAny));
    }

    private static List<String> collapsed(JsonNode tree, Map<JsonPointer, Boolean> taken) {
        return tree.properties().stream()
                .flatMap(field ->
                        collapsed(field.getValue(), JsonPointer.empty().appendProperty(field.getKey()), taken).stream())
                .map(JsonPointer::toString)
                .toList();
    }

    /** What is not taken of what stands there: fields, or the parts of which nothing is. */
    static List<JsonPointer> collapsed(JsonNode node, JsonPointer here, Map<JsonPointer, Boolean> taken) {
        List<JsonPointer> pointers = new ArrayList<>();
        collapse(node, here, taken, pointers);
        return pointers;
    }

    /** Adds one pointer for a part of which nothing is taken, or else those within; returns whether something is taken. */
    private static Set<Boolean> collapse(
            JsonNode node, JsonPointer here, Map<JsonPointer, Boolean> taken, List<JsonPointer> pointers) {
        Set<Boolean> answers = new HashSet<>();
        List<JsonPointer> within = new ArrayList<>();
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> answers.addAll(
                            collapse(field.getValue(), here.appendProperty(field.getKey()), taken, within)));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                answers.addAll(collapse(node.get(i), here.appendIndex(i), taken, within));
            }
        } else if (taken.containsKey(here)) {
            answers.add(taken.get(here));
        }
        if (answers.equals(Set.of(false))) {
            pointers.add(here);
        } else {
            pointers.addAll(within);
        }
        return answers;
    }

    /**
     * Pointers of fields, or of parts of which nothing is taken.
     *
     * @param byVendor without those whose request is not known
     * @param byNobody what none of the vendors takes whose request is known
     */
    record Found(Map<String, List<String>> byVendor, List<String> byNobody) {}
}
