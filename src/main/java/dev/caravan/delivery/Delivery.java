package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Settlement;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a transform gets: the candidate, and what is known of it at the vendor.
 *
 * @param vendorId the vendor's own id of the candidate, learnt from an earlier answer; null as long as it is not known
 * @param memory what the vendor's reading left at the last delivery; a missing node when it left nothing
 * @param doubt what may be at the vendor though no answer says so; null when all is known
 */
public record Delivery(String vendor, Candidate candidate, String vendorId, JsonNode memory, Doubt doubt) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Delivery of(Claim claim) {
        Candidate candidate = CandidateCheck.fromCanonical(claim.content());
        return new Delivery(
                claim.vendor(), candidate, claim.vendorId(), memory(claim), Doubt.of(claim.doubt(), candidate));
    }

    /** A delivery of which nothing is known at the vendor. */
    public static Delivery first(String vendor, Candidate candidate) {
        return new Delivery(vendor, candidate, null, MissingNode.getInstance(), null);
    }

    /** Whether an earlier request may have taken effect, though no answer says so. */
    public boolean uncertain() {
        return doubt != null;
    }

    /** The contents that may be at the vendor though no answer says so; empty when all is known. */
    public List<Candidate> doubted() {
        return doubt == null ? List.of() : doubt.contents();
    }

    /** The same, now that the vendor's id is known; what may be there is still in doubt. */
    public Delivery knownAs(String id) {
        return new Delivery(vendor, candidate, id, memory, doubt);
    }

    /** The same, with that memory. */
    public Delivery remembering(JsonNode memory) {
        return new Delivery(vendor, candidate, vendorId, memory, doubt);
    }

    /**
     * The same, when it is meant for the record that the vendor has by that id. What is remembered is of the one that was
     * written before: when the sender names another one, nothing is there yet.
     */
    public Delivery meaning(String id) {
        return vendorId == null || vendorId.equals(id) ? this : remembering(MissingNode.getInstance());
    }

    /** The same, now that nothing is in doubt any more. */
    public Delivery certain() {
        return new Delivery(vendor, candidate, vendorId, memory, null);
    }

    /**
     * The same, now that a request in doubt is known to have taken effect. When there was but one, all that it brought is there,
     * and nothing is in doubt any more.
     */
    public Delivery arrived() {
        return doubt.isOfOneRequest() ? certain() : this;
    }

    /**
     * The same, with the contents of these documents, also where this very candidate is in doubt. An older revision keeps
     * what was fetched for it: the same url may lead to another file by now.
     */
    Delivery fetched(Map<Document, Content> contents) {
        Doubt completed = doubt == null
                ? null
                : doubt.about(doubt.contents().stream()
                        .map(one -> one.equals(candidate) ? with(one, contents) : one)
                        .toList());
        return new Delivery(vendor, with(candidate, contents), vendorId, memory, completed);
    }

    private static Candidate with(Candidate candidate, Map<Document, Content> contents) {
        return candidate.withDocuments(candidate.documents().stream()
                .map(document -> contents.containsKey(document) ? document.kept(contents.get(document)) : document)
                .toList());
    }

    /** When a person last said that it is to be sent anew, in milliseconds since 1970; empty when nobody did. */
    public String sentAnewAt() {
        return memory.path("anew").asText();
    }

    /** What the sender gave for this vendor alone; a missing node when nothing. */
    public JsonNode own() {
        return candidate.vendor(vendor);
    }

    /** What becomes of the delivery, with what its route has found out on the way, however the attempt ended. */
    Settlement completed(Settlement settlement) {
        return settlement.knowing(vendorId, memoryAsJson(), settlement.claim().uncertain() && !uncertain());
    }

    /** What is remembered, as the ledger keeps it; null for nothing. */
    String memoryAsJson() {
        return memory.isMissingNode() ? null : memory.toString();
    }

    private static JsonNode memory(Claim claim) {
        return read(claim.memory());
    }

    private static JsonNode read(String json) {
        try {
            return json == null ? MissingNode.getInstance() : MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the ledger remembers of a delivery is not JSON", e);
        }
    }

    /**
     * What may be at the vendor though no answer says so.
     *
     * @param since when the last request of it went out, at the latest
     * @param contents the candidate in each of the revisions that may be there
     * @param cargo what went with each request of it, of what goes out once; a missing node when that is not known
     */
    public record Doubt(Instant since, List<Candidate> contents, JsonNode cargo) {
        public Doubt {
            contents = List.copyOf(contents);
        }

        /** A doubt of which it is not known what went with its requests. */
        public Doubt(Instant since, List<Candidate> contents) {
            this(since, contents, MissingNode.getInstance());
        }

        private boolean isOfOneRequest() {
            return (cargo.isArray() ? cargo.size() : contents.size()) == 1;
        }

        /** The same, with these contents. */
        Doubt about(List<Candidate> others) {
            return new Doubt(since, others, cargo);
        }

        /** When it is not known what is in doubt, it is taken to be what is wanted now. */
        private static Doubt of(dev.caravan.ledger.Doubt doubt, Candidate wanted) {
            if (doubt == null) {
                return null;
            }
            List<Candidate> contents =
                    doubt.contents().stream().map(CandidateCheck::fromCanonical).toList();
            return new Doubt(doubt.since(), contents.isEmpty() ? List.of(wanted) : contents, read(doubt.cargo()));
        }
    }
}
