package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.delivery.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The active workflows of a profile, as far as they are listed.
 *
 * @param found each as Enboarder shows it
 * @param nextKey where the list goes on; null when it does not
 * @param pages how many of its pages were read
 * @param problem why the rest is not known; null when all is
 */
record EnboarderWorkflows(List<JsonNode> found, String nextKey, int pages, String problem) {

    /** A list that goes on for longer than this is not read to its end. */
    private static final int MOST_PAGES = 20;

    private static final int NAMED_AT_MOST = 20;

    EnboarderWorkflows {
        found = List.copyOf(found);
    }

    /** A list that nothing is known of. */
    static EnboarderWorkflows none() {
        return new EnboarderWorkflows(List.of(), null, 0, null);
    }

    /** Whether there is a page to read. */
    boolean isOpen() {
        return problem == null && (pages == 0 || nextKey != null) && pages < MOST_PAGES;
    }

    /** The same, with one page more. */
    EnboarderWorkflows with(Answer answer) {
        JsonNode page = answer.body().path("workflows");
        if (!EnboarderAnswer.isSuccess(answer) || !page.isArray()) {
            return unanswered(answer.problem(EnboarderAnswer.words(answer)));
        }
        List<JsonNode> all = new ArrayList<>(found);
        page.forEach(all::add);
        String next = answer.text("/nextKey");
        boolean goesRound = next != null && next.equals(nextKey);
        return new EnboarderWorkflows(all, goesRound ? null : next, pages + 1, goesRound ? "its pages go round" : null);
    }

    EnboarderWorkflows unanswered(String why) {
        return new EnboarderWorkflows(found, null, pages, why);
    }

    /** Whether there may be others than those found. */
    boolean isIncomplete() {
        return problem != null || nextKey != null || pages == 0;
    }

    /** Each by its name and its ids. */
    String inWords() {
        String named = found.stream()
                .limit(NAMED_AT_MOST)
                .map(EnboarderWorkflows::inWords)
                .collect(Collectors.joining(", "));
        String more = found.size() > NAMED_AT_MOST || nextKey != null ? ", and of more" : "";
        String unknown = problem == null ? "" : " (not all are known: " + problem + ")";
        return (named.isEmpty() ? "one that it does not name" : named) + more + unknown;
    }

    ArrayNode json() {
        return JsonNodeFactory.instance.arrayNode().addAll(found);
    }

    private static String inWords(JsonNode workflow) {
        String ids = Stream.of("externalid", "enboarderUniqueId")
                .map(name -> workflow.path(name).asText(""))
                .filter(id -> !id.isBlank())
                .collect(Collectors.joining(", "));
        return "\"" + workflow.path("workflowName").asText("") + "\"" + (ids.isEmpty() ? "" : " (" + ids + ")");
    }
}
