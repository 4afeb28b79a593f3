package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.SentOnce;
import java.util.ArrayList;
import java.util.List;

/**
 * The attachments and applications that were given for Merge. Each is an id of one that exists, or a new one; a new one that was
 * delivered before is left out of an update, because Merge would add it again.
 */
final class MergeParts {

    private static final String APPLICATIONS = "applications";
    private static final String ATTACHMENTS = "attachments";

    private MergeParts() {}

    static ArrayNode applications(Delivery delivery) {
        return toSend(delivery, APPLICATIONS);
    }

    static ArrayNode attachments(Delivery delivery) {
        return toSend(delivery, ATTACHMENTS);
    }

    /** What to remember when all this has been delivered. */
    static String memory(Delivery delivery) {
        return SentOnce.before(delivery)
                .and(APPLICATIONS, newOnes(given(delivery, APPLICATIONS)), JsonNode::toString)
                .and(ATTACHMENTS, newOnes(given(delivery, ATTACHMENTS)), JsonNode::toString)
                .memory();
    }

    private static ArrayNode toSend(Delivery delivery, String name) {
        List<JsonNode> items = given(delivery, name);
        List<JsonNode> unsent = MergeFields.id(delivery) == null
                ? newOnes(items)
                : SentOnce.before(delivery).unsent(name, newOnes(items), JsonNode::toString);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.stream().filter(item -> !item.isObject() || unsent.contains(item)).forEach(array::add);
        return array;
    }

    private static List<JsonNode> given(Delivery delivery, String name) {
        OwnFields own = MergeFields.of(delivery);
        JsonNode given = own.get(name);
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            throw own.wrong(name, "an array");
        }
        List<JsonNode> items = new ArrayList<>();
        given.forEach(items::add);
        return items;
    }

    private static List<JsonNode> newOnes(List<JsonNode> items) {
        return items.stream().filter(JsonNode::isObject).toList();
    }
}
