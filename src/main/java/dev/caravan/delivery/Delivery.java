package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.ledger.Claim;

/**
 * What a transform gets: the candidate, and what is known of it at the vendor.
 *
 * @param vendorId the vendor's own id of the candidate, learnt from an earlier answer; null as long as it is not known
 * @param memory what the vendor's reading left at the last delivery; a missing node when it left nothing
 * @param uncertain the last request may have taken effect
 */
public record Delivery(String vendor, Candidate candidate, String vendorId, JsonNode memory, boolean uncertain) {

    private static final JsonMapper MAPPER = new JsonMapper();

    static Delivery of(Claim claim) {
        return new Delivery(
                claim.vendor(),
                CandidateCheck.fromCanonical(claim.content()),
                claim.vendorId(),
                memory(claim),
                claim.uncertain());
    }

    /** A delivery of which nothing is known at the vendor. */
    public static Delivery first(String vendor, Candidate candidate) {
        return new Delivery(vendor, candidate, null, MissingNode.getInstance(), false);
    }

    /** What the sender gave for this vendor alone; a missing node when nothing. */
    public JsonNode own() {
        return candidate.vendor(vendor);
    }

    private static JsonNode memory(Claim claim) {
        try {
            return claim.memory() == null ? MissingNode.getInstance() : MAPPER.readTree(claim.memory());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The ledger's memory of " + claim.externalId() + " is not JSON", e);
        }
    }
}
