package dev.caravan.vendor.merge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.RejectedException;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * What of a candidate with documents is at Merge already. When only documents are new, or left over from an attempt that
 * failed half-way, the candidate itself is not sent again: most ATSes take no changes of it.
 */
@Named("mergeWritten")
@Singleton
@Unremovable
@RegisterForReflection
class MergeWritten {

    /** The name in the memory of the delivery. */
    static final String NAME = "written";

    private static final JsonMapper MAPPER = new JsonMapper();

    private final MergeCandidate candidates;

    MergeWritten(MergeCandidate candidates) {
        this.candidates = candidates;
    }

    /** Whether Merge has all of the candidate but, perhaps, its documents. */
    public boolean isThere(Delivery delivery) {
        String known = delivery.memory().path(NAME).asText();
        return MergeFields.id(delivery) != null
                && !known.isEmpty()
                && MergeParts.areSent(delivery)
                && hash(delivery, delivery.candidate()).filter(known::equals).isPresent()
                && delivery.doubted().stream()
                        .allMatch(content ->
                                hash(delivery, content).filter(known::equals).isPresent());
    }

    /** What is known without a request. */
    public Outcome unchanged(Delivery delivery) {
        return new Outcome.Delivered(MergeFields.id(delivery), delivery.memory().toString(), List.of());
    }

    /** The delivery of a candidate that is there now. */
    Delivery remembered(Outcome.Delivered outcome, Delivery delivery) {
        Delivery known = delivery.knownAs(outcome.vendorId()).remembering(memory(outcome));
        String hash = hash(delivery, delivery.candidate()).orElse(null);
        return known.remembering(SentOnce.before(known).with(NAME, hash).json());
    }

    private static JsonNode memory(Outcome.Delivered outcome) {
        try {
            return outcome.memory() == null ? MissingNode.getInstance() : MAPPER.readTree(outcome.memory());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A memory is JSON", e);
        }
    }

    /** Of all that is sent of the candidate each time; empty when it can't be sent. */
    private Optional<String> hash(Delivery delivery, Candidate content) {
        try {
            JsonNode body = candidates.from(Delivery.first(delivery.vendor(), content));
            for (String parts : List.of("applications", "attachments")) {
                if (body.path("model").path(parts) instanceof ArrayNode items) {
                    items.removeIf(JsonNode::isObject);
                }
            }
            return Optional.of(Additions.hash(body.toString()));
        } catch (RejectedException e) {
            return Optional.empty();
        }
    }
}
