package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Which vendors a candidate goes to, with the vendors as they are while one submission is read. */
final class Addressing {

    private final SortedSet<String> known;
    private final SortedSet<String> on;

    Addressing(SortedSet<String> known, SortedSet<String> on) {
        this.known = known;
        this.on = on;
    }

    /** The vendors that are meant and switched on: all that are on when the candidate names none. */
    Set<String> vendors(Candidate candidate) {
        if (candidate.deliverTo().isEmpty()) {
            return on;
        }
        Set<String> meant = new LinkedHashSet<>(candidate.deliverTo());
        meant.retainAll(on);
        return meant;
    }

    /** Names of vendors that there are not, in a record that may have other problems too. */
    List<Problem> problems(JsonNode given) {
        List<Problem> problems = new ArrayList<>();
        JsonNode deliverTo = given.path("deliverTo");
        for (int i = 0; deliverTo.isArray() && i < deliverTo.size(); i++) {
            if (deliverTo.get(i).isTextual()) {
                refuseUnknown("/deliverTo/" + i, deliverTo.get(i).textValue().strip(), problems);
            }
        }
        given.path("vendors").fieldNames().forEachRemaining(name -> refuseUnknown("/vendors/" + name, name, problems));
        return problems;
    }

    /** What will not happen though the candidate asks for it. The record must hold against the schema. */
    List<Warning> warnings(JsonNode given) {
        List<Warning> warnings = new ArrayList<>();
        JsonNode deliverTo = given.path("deliverTo");
        for (int i = 0; i < deliverTo.size(); i++) {
            String name = deliverTo.get(i).asText().strip();
            if (!on.contains(name)) {
                warnings.add(new Warning("/deliverTo/" + i, name + " is switched off: nothing goes there"));
            }
        }
        return warnings;
    }

    private void refuseUnknown(String pointer, String name, List<Problem> problems) {
        if (!known.contains(name)) {
            problems.add(Problem.at(pointer, "the name of a vendor: " + String.join(", ", known), "'" + name + "'"));
        }
    }
}
