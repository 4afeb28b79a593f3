package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.function.Function;

/** A candidate as the body of Enboarder's {@code POST} and {@code PUT profile}, which is the same but for what is remembered. */
@Named("enboarderProfile")
@Singleton
@Unremovable
@RegisterForReflection
class EnboarderProfile {

    /** A missing node would leave in the ledger what it has. */
    private static final JsonNode NOTHING = Body.empty().json();

    /** Whether the profile is there, as far as we know, so that it is updated and not created. */
    public boolean isKnown(Delivery delivery) {
        return EnboarderId.of(delivery).value().equals(delivery.vendorId());
    }

    /**
     * The delivery of a profile that is not there: what was remembered of one before does not hold for it. When an update
     * has found that out, nothing is in doubt any more; before a creation something still may be.
     */
    public Delivery asNew(Delivery delivery) {
        return isKnown(delivery)
                ? Delivery.first(delivery.vendor(), delivery.candidate()).remembering(NOTHING)
                : delivery.remembering(NOTHING);
    }

    /** The body of a creation, which takes nothing away. */
    public JsonNode toCreate(Delivery delivery) {
        return from(delivery.certain());
    }

    /** The body. It always has a contact, because Enboarder asks for one; the contract says what is missing in it. */
    public JsonNode from(Delivery delivery) {
        Candidate candidate = delivery.candidate();
        EnboarderContact contact = EnboarderContact.of(candidate);
        JsonNode preferred = EnboarderId.ownFields(delivery).get("preferred");
        EnboarderMemory before = EnboarderMemory.before(delivery);
        ObjectNode body = Body.empty()
                .put("firstName", candidate.firstName())
                .put("lastName", candidate.lastName())
                .put("externalid", EnboarderId.of(delivery).value())
                .putEach("profilefields", EnboarderFields.of(delivery).changesSince(before), Function.identity())
                .json();
        body.set(
                "contact",
                Body.empty()
                        .put("email", contact.email())
                        .put("mobile", contact.mobile())
                        .put("preferred", contact.lacks(preferred.asText()) ? null : preferred)
                        .json());
        return body;
    }
}
