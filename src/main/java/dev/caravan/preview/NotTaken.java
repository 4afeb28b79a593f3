package dev.caravan.preview;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Rehearsal.Stage;
import dev.caravan.delivery.Rehearsed;
import dev.caravan.ledger.Claim;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields of a candidate a vendor does not take, found out without any list: when a field has another value and the
 * request is the same, the vendor is not sent that field. What a vendor is sent once only is sent again here, so that it
 * does not look as if it were never.
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
        Map<String, Trial> trials = new LinkedHashMap<>();
        stages.forEach((vendor, stage) -> {
            Claim claim = claims.get(vendor).withoutMemory();
            Rehearsed whole = stage.rehearse(claim);
            if (whole.request() != null) {
                trials.put(vendor, new Trial(stage, claim, whole));
            }
        });
        Map<JsonPointer, Boolean> taken = new HashMap<>();
        fields.leaves().stream().limit(MOST).forEach(leaf -> tryOut(leaf, fields, trials, taken));
        Map<String, List<String>> byVendor = new LinkedHashMap<>();
        trials.forEach((vendor, trial) -> byVendor.put(vendor, collapsed(fields.tree(), trial.taken)));
        return new Found(byVendor, collapsed(fields.tree(), taken));
    }

    private static void tryOut(
            JsonPointer leaf, Fields fields, Map<String, Trial> trials, Map<JsonPointer, Boolean> taken) {
        Optional<Verdict.Sound> altered = fields.altered(leaf);
        if (altered.isEmpty()) {
            return;
        }
        trials.forEach((vendor, trial) -> {
            if (isMeantFor(leaf, vendor)) {
                boolean takes = trial.takes(altered.get());
                trial.taken.put(leaf, takes);
                taken.merge(leaf, takes, Boolean::logicalOr);
            }
        });
    }

    /** What stands under {@code /vendors/<vendor>} is meant for that one alone. */
    private static boolean isMeantFor(JsonPointer leaf, String vendor) {
        return !leaf.matchesProperty("vendors") || leaf.tail().matchesProperty(vendor);
    }

    private static List<String> collapsed(JsonNode tree, Map<JsonPointer, Boolean> taken) {
        List<String> pointers = new ArrayList<>();
        for (var field : tree.properties()) {
            collapse(field.getValue(), JsonPointer.empty().appendProperty(field.getKey()), taken, pointers);
        }
        return pointers;
    }

    /** Adds one pointer for a part of which nothing is taken, or else those within; returns whether something is taken. */
    private static Set<Boolean> collapse(
            JsonNode node, JsonPointer here, Map<JsonPointer, Boolean> taken, List<String> pointers) {
        Set<Boolean> answers = new HashSet<>();
        List<String> within = new ArrayList<>();
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
            pointers.add(here.toString());
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

    private record Trial(Stage stage, Claim claim, Rehearsed whole, Map<JsonPointer, Boolean> taken) {
        Trial(Stage stage, Claim claim, Rehearsed whole) {
            this(stage, claim, whole, new HashMap<>());
        }

        boolean takes(Verdict.Sound altered) {
            return !stage.rehearse(claim.about(altered)).sendsTheSameAs(whole);
        }
    }
}
