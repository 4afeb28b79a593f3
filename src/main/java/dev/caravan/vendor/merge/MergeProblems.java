package dev.caravan.vendor.merge;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The objects of Merge's {@code errors} and {@code warnings}, each {@code {source.pointer, title, detail, problem_type}}. */
record MergeProblems(List<JsonNode> list) {

    /** What stands under that name, also when it is not the array that it should be. */
    static MergeProblems of(JsonNode body, String name) {
        JsonNode problems = body.path(name);
        if (problems.isArray()) {
            return new MergeProblems(
                    StreamSupport.stream(problems.spliterator(), false).toList());
        }
        boolean nothing = problems.isMissingNode() || problems.isNull() || (problems.isObject() && problems.isEmpty());
        return new MergeProblems(nothing ? List.of() : List.of(problems));
    }

    boolean isEmpty() {
        return list.isEmpty();
    }

    boolean has(String type) {
        return list.stream()
                .anyMatch(problem -> type.equals(problem.path("problem_type").textValue()));
    }

    /** Each in Merge's own words. */
    List<String> inWords() {
        return list.stream().map(MergeProblems::inWords).toList();
    }

    private static String inWords(JsonNode problem) {
        String pointer = problem.path("source").path("pointer").textValue();
        String said = Stream.of(
                        problem.path("title").textValue(),
                        problem.path("detail").textValue())
                .filter(Objects::nonNull)
                .collect(joining(": "));
        String about = Stream.of(problem.path("problem_type").textValue(), pointer == null ? null : "at " + pointer)
                .filter(Objects::nonNull)
                .collect(joining(" "));
        String words = said + (about.isEmpty() ? "" : " (" + about + ")");
        return words.isBlank() ? raw(problem) : words.strip();
    }

    private static String raw(JsonNode problem) {
        return problem.isTextual() ? problem.textValue() : problem.toString();
    }
}
