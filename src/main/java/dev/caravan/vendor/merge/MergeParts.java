package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * The attachments and applications that were given for Merge. Each is an id of one that exists, or a new one. A new one goes
 * out once, because Merge would add it again.
 */
final class MergeParts {

    private static final Additions<JsonNode> APPLICATIONS = newOnes("applications");
    private static final Additions<JsonNode> ATTACHMENTS = newOnes("attachments");

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
                .and(APPLICATIONS)
                .and(ATTACHMENTS)
                .with(MergeWritten.NAME, null)
                .memory();
    }

    /** Whether none of them is to be sent. */
    static boolean areSent(Delivery delivery) {
        SentOnce sent = SentOnce.before(delivery);
        return sent.unsent(APPLICATIONS).isEmpty() && sent.unsent(ATTACHMENTS).isEmpty();
    }

    /** The delivery of a candidate that turned out to be there, with what its creation brought. */
    static Delivery arrived(Delivery delivery) {
        return delivery.remembering(SentOnce.before(delivery)
                .andArrived(APPLICATIONS)
                .andArrived(ATTACHMENTS)
                .json());
    }

    static void remark(Delivery delivery, Remarks remarks) {
        SentOnce sent = SentOnce.before(delivery);
        remarks.inDoubt(sent, APPLICATIONS).inDoubt(sent, ATTACHMENTS);
    }

    private static ArrayNode toSend(Delivery delivery, Additions<JsonNode> additions) {
        List<JsonNode> unsent = MergeFields.id(delivery) == null
                ? additions.given().apply(delivery.candidate())
                : SentOnce.before(delivery).unsent(additions);
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        MergeFields.list(delivery, additions.name()).stream()
                .filter(item -> !item.isObject() || unsent.contains(item))
                .forEach(array::add);
        return array;
    }

    private static Additions<JsonNode> newOnes(String name) {
        return new Additions<>(name, candidate -> newOnes(candidate, name), JsonNode::toString);
    }

    private static List<JsonNode> newOnes(Candidate candidate, String name) {
        JsonNode given = candidate.vendor("merge").path(name);
        return StreamSupport.stream(given.spliterator(), false)
                .filter(item -> given.isArray() && item.isObject())
                .toList();
    }
}
