package dev.caravan.schema;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Turns a validator's errors into violations, one for each place in the value. A choice ({@code anyOf}, {@code oneOf})
 * that nothing fits comes as the errors of all its branches: they become one violation, or those of the one branch
 * that was clearly meant.
 */
final class Findings {

    private static final Set<String> CHOICES = Set.of("anyOf", "oneOf");

    private final JsonNode root;
    private final JsonNode value;

    Findings(JsonNode root, JsonNode value) {
        this.root = root;
        this.value = value;
    }

    List<Violation> of(List<Error> errors) {
        Map<String, Violation> byPlace = new LinkedHashMap<>();
        from(0, errors).forEach(violation -> byPlace.merge(violation.pointer(), violation, Violation::and));
        return List.copyOf(byPlace.values());
    }

    private List<Violation> from(int step, List<Error> errors) {
        List<Violation> violations = new ArrayList<>();
        Map<NodePath, List<Error>> choices = new LinkedHashMap<>();
        for (Error error : errors) {
            int choice = choiceIn(error.getEvaluationPath(), step);
            if (choice < 0) {
                violations.add(Wording.of(error, holder(error)));
            } else {
                NodePath key = beginning(error.getEvaluationPath(), choice);
                choices.computeIfAbsent(key, path -> new ArrayList<>()).add(error);
            }
        }
        choices.forEach((path, branches) -> violations.addAll(ofChoice(path.getNameCount(), branches)));
        return violations;
    }

    private List<Violation> ofChoice(int choice, List<Error> errors) {
        Place place = Place.reachedBy(errors.get(0).getEvaluationPath(), choice, root);
        Map<Object, List<Error>> branches = errors.stream()
                .collect(groupingBy(
                        error -> error.getEvaluationPath().getElement(choice + 1), LinkedHashMap::new, toList()));
        List<List<Error>> ofTheRightType = branches.values().stream()
                .filter(branch -> branch.stream().noneMatch(place::refusesType))
                .toList();
        if (ofTheRightType.size() == 1) {
            return from(choice + 2, ofTheRightType.get(0));
        }
        String pointer =
                beginning(errors.get(0).getInstanceLocation(), place.depth()).toString();
        String expected = Wording.described(place.schema()).orElseGet(() -> errors.stream()
                .map(error -> Wording.asBranch(error, holder(error)))
                .distinct()
                .collect(joining(", or ")));
        return List.of(new Violation(pointer, expected, Wording.shape(value.at(pointer))));
    }

    /** The schema that the broken keyword stands in. */
    private JsonNode holder(Error error) {
        NodePath path = error.getEvaluationPath();
        return Place.reachedBy(path, path.getNameCount() - 1, root).schema();
    }

    /** The step at which a path enters its first choice, or -1. A field may well be called "anyOf". */
    private static int choiceIn(NodePath path, int from) {
        for (int i = from; i < path.getNameCount() - 1; i++) {
            Object step = path.getElement(i);
            if (CHOICES.contains(step.toString())) {
                return i;
            }
            if (step.equals("properties")) {
                i++;
            }
        }
        return -1;
    }

    private static NodePath beginning(NodePath path, int steps) {
        NodePath start = path;
        while (start.getNameCount() > steps) {
            start = start.getParent();
        }
        return start;
    }
}
