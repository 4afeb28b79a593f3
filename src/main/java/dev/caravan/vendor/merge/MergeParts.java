package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.Document;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.SentOnce;
import java.util.ArrayList;
import java.util.List;

/**
 * The attachments and applications of a candidate. Each is an id of one that exists, or a new one; a new one that was
 * delivered before is left out of an update, because Merge would add it again.
 */
final class MergeParts {

    private static final String APPLICATIONS = "applications";
    private static final String ATTACHMENTS = "attachments";

    private MergeParts() {}

    static ArrayNode applications(Delivery delivery) {
        return toSend(delivery, APPLICATIONS, given(delivery, APPLICATIONS));
    }

    static ArrayNode attachments(Delivery delivery) {
        return toSend(delivery, ATTACHMENTS, allAttachments(delivery));
    }

    /** Whether Merge, which fetches what it is sent, can be sent that document. */
    static boolean canBeSent(Document document) {
        return document.url() != null;
    }

    /** What to remember when all this has been delivered. */
    static String memory(Delivery delivery) {
        return SentOnce.before(delivery)
                .and(APPLICATIONS, newOnes(given(delivery, APPLICATIONS)), JsonNode::toString)
                .and(ATTACHMENTS, newOnes(allAttachments(delivery)), JsonNode::toString)
                .memory();
    }

    private static ArrayNode toSend(Delivery delivery, String name, List<JsonNode> items) {
        List<JsonNode> unsent = MergeFields.id(delivery) == null
                ? newOnes(items)
                : SentOnce.before(delivery).unsent(name, newOnes(items), JsonNode::toString);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.stream().filter(item -> !item.isObject() || unsent.contains(item)).forEach(array::add);
        return array;
    }

    private static List<JsonNode> allAttachments(Delivery delivery) {
        List<JsonNode> attachments = new ArrayList<>();
        delivery.candidate().documents().stream()
                .filter(MergeParts::canBeSent)
                .forEach(document -> attachments.add(attachment(document)));
        attachments.addAll(given(delivery, ATTACHMENTS));
        return attachments;
    }

    private static JsonNode attachment(Document document) {
        return Body.empty()
                .put("file_name", document.fileName() == null ? nameOf(document) : document.fileName())
                .put("file_url", document.url())
                .put("attachment_type", type(document.kind()))
                .json();
    }

    private static String type(Document.Kind kind) {
        return switch (kind) {
            case RESUME -> "RESUME";
            case COVER_LETTER -> "COVER_LETTER";
            case PORTFOLIO, PHOTO, OTHER -> "OTHER";
        };
    }

    /** The last part of the URL's path, or the kind where that is empty. */
    private static String nameOf(Document document) {
        String path = document.url().replaceFirst("^https?://[^/?#]*", "").split("[?#]", 2)[0];
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? document.kind().word() : last;
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
