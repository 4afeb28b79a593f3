package dev.caravan.intake.resume;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Origin;
import dev.caravan.intake.Problem;
import java.util.List;
import java.util.Map;

/**
 * The resume that a candidate was made of.
 *
 * @param given the resume
 * @param origins where in the resume stands what went to a place in the candidate, both as JSON pointers
 */
record ResumeOrigin(Entry.Readable given, Map<String, String> origins, List<Warning> warnings) implements Origin {

    ResumeOrigin {
        warnings = List.copyOf(warnings);
    }

    @Override
    public Problem told(Problem problem) {
        return Problem.at(inResume(problem.pointer()), problem.expected(), problem.found());
    }

    @Override
    public Warning told(Warning warning) {
        return new Warning(inResume(warning.pointer()), warning.message());
    }

    private String inResume(String pointer) {
        String place = pointer;
        while (!place.isEmpty() && !origins.containsKey(place)) {
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return origins.getOrDefault(place, pointer);
    }
}
