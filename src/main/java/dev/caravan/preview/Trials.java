package dev.caravan.preview;

import com.fasterxml.jackson.core.JsonPointer;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Rehearsal.Stage;
import dev.caravan.delivery.Rehearsed;
import dev.caravan.ledger.Claim;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Tries out what vendors take of a candidate, without any list: when a field has another value and the request is the
 * same, the vendor is not sent that field.
 */
final class Trials {

    private final Fields fields;
    private final Map<String, Trial> trials = new LinkedHashMap<>();
    private final boolean ofAll;
    private int rehearsals;

    /** Vendors whose request is not known are left out. */
    Trials(Fields fields, Map<String, Stage> stages, Function<String, Claim> claims) {
        this.fields = fields;
        stages.forEach((vendor, stage) -> {
            Claim claim = claims.apply(vendor);
            Rehearsed whole = stage.rehearse(claim);
            rehearsals++;
            if (whole.request() != null) {
                trials.put(vendor, new Trial(stage, claim, whole));
            }
        });
        this.ofAll = trials.size() == stages.size();
    }

    Fields fields() {
        return fields;
    }

    /** Whose request is known. */
    Set<String> vendors() {
        return trials.keySet();
    }

    /** Whether nobody is left out. */
    boolean areOfAll() {
        return ofAll;
    }

    /** How many rehearsals it took so far. */
    int rehearsals() {
        return rehearsals;
    }

    /** Which vendors take the value there, of those it is meant for; none when there is no other that it could have. */
    Map<String, Boolean> takers(JsonPointer leaf) {
        Map<String, Boolean> takers = new LinkedHashMap<>();
        fields.altered(leaf)
                .ifPresent(altered -> trials.forEach((vendor, trial) -> {
                    if (isMeantFor(leaf, vendor)) {
                        takers.put(vendor, trial.takes(altered));
                        rehearsals++;
                    }
                }));
        return takers;
    }

    /** What stands under {@code /vendors/<vendor>} is meant for that one alone. */
    private static boolean isMeantFor(JsonPointer leaf, String vendor) {
        return !leaf.matchesProperty("vendors") || leaf.tail().matchesProperty(vendor);
    }

    private record Trial(Stage stage, Claim claim, Rehearsed whole) {

        boolean takes(Verdict.Sound altered) {
            return !stage.rehearse(claim.about(altered)).sendsTheSameAs(whole);
        }
    }
}
