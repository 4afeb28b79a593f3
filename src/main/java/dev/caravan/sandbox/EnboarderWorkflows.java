package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.IntStream;

/** The active workflows of Enboarder's profiles, shown ten at a time. The key of a next page is known only from a page. */
final class EnboarderWorkflows {

    private static final int PAGE = 10;
    private static final String KEY = "after-";
    private static final String FACT = "workflows ";

    private final Holdings holdings;

    EnboarderWorkflows(Holdings holdings) {
        this.holdings = holdings;
    }

    void set(String externalid, int count) {
        holdings.remember(FACT + externalid, Integer.toString(count));
    }

    boolean areActive(String externalid) {
        return count(externalid) > 0;
    }

    boolean areMoreThanOnePage(String externalid) {
        return count(externalid) > PAGE;
    }

    ArrayNode first(String externalid) {
        return from(0, externalid);
    }

    /**
     * One page.
     *
     * @param nextKey null for the first
     * @throws IllegalArgumentException when it is the key of no page
     */
    Answer page(String externalid, String nextKey) {
        int from = nextKey == null ? 0 : start(externalid, nextKey);
        ObjectNode page = Json.object();
        ArrayNode workflows = from(from, externalid);
        workflows.forEach(workflow ->
                ((ObjectNode) workflow).putObject("status").put("code", "INIT").put("value", "In progress"));
        page.set("workflows", workflows);
        if (from + PAGE < count(externalid)) {
            page.put("nextKey", KEY + (from + PAGE));
        }
        return Answer.json(200, page);
    }

    private int start(String externalid, String nextKey) {
        return IntStream.iterate(PAGE, next -> next < count(externalid), next -> next + PAGE)
                .filter(next -> nextKey.equals(KEY + next))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nextKey is the key of no page"));
    }

    private ArrayNode from(int start, String externalid) {
        ArrayNode workflows = Json.array();
        IntStream.range(start, Math.min(start + PAGE, count(externalid))).forEach(number -> workflows
                .addObject()
                .put("externalid", externalid + "-workflow-" + number)
                .put("enboarderUniqueId", "enb-" + number)
                .put("workflowName", "Workflow " + number));
        return workflows;
    }

    private int count(String externalid) {
        return holdings.recall(FACT + externalid).map(Integer::valueOf).orElse(0);
    }
}
