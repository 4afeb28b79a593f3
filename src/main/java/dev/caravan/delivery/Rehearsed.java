package dev.caravan.delivery;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.caravan.candidate.Document;
import dev.caravan.document.Fetches;
import dev.caravan.schema.Violation;
import java.util.List;
import java.util.Locale;

/**
 * What a rehearsal ended with.
 *
 * @param request the first request of the attempt, which is the only one that is known before the vendor has answered;
 *     when the contract refuses it, what was to be sent; null when it did not come to one
 * @param problem why nothing would be sent; null when something would, or needs not to be
 * @param violations where the request does not hold against the contract
 * @param fetched the documents that would be fetched from their urls before
 */
public record Rehearsed(
        Action action, OutgoingRequest request, String problem, List<Violation> violations, List<Document> fetched) {

    public Rehearsed {
        violations = List.copyOf(violations);
        fetched = List.copyOf(fetched);
    }

    /** What would be done at the vendor. */
    public enum Action {
        CREATE,
        UPDATE,
        /** The vendor has this content already. */
        NOTHING,
        /** An earlier answer got lost: the vendor is asked first, and what comes then depends on its answer. */
        LOOKUP,
        /** The candidate can't be sent to this vendor as it is. */
        REFUSED,
        /** It is not known: the route could not be rehearsed, or failed. */
        FAILED;

        /** The word in JSON and on screens. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Rehearsed of(Action action, OutgoingRequest request) {
        return new Rehearsed(action, request, null, List.of(), List.of());
    }

    static Rehearsed without(Action action, String problem) {
        return new Rehearsed(action, null, problem, List.of(), List.of());
    }

    Rehearsed fetching(List<Document> documents) {
        return new Rehearsed(action, request, problem, violations, documents);
    }

    /** What would be different when it is sent in earnest, in words. */
    public List<String> remarks() {
        return fetched.stream()
                .map(document -> "The " + document.kind().word() + " would be fetched from "
                        + Fetches.shown(document.url()) + " when it is sent")
                .toList();
    }

    /** Whether the same would be on the wire. */
    public boolean sendsTheSameAs(Rehearsed other) {
        return action == other.action
                && request != null
                && request.equals(other.request)
                && fetched.equals(other.fetched);
    }
}
