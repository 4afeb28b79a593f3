package dev.caravan.vendor.enboarder;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.PathSegment;

/**
 * The {@code externalid} of a profile: the candidate's, or the one that the sender gives for Enboarder. It is also what
 * the vendor's document calls {@code {{id}}} in its paths.
 *
 * @param segment the same as one segment of a path
 */
record EnboarderId(String value, String segment) {

    static EnboarderId of(Delivery delivery) {
        String id = ownFields(delivery).id("externalid", delivery.candidate().externalId());
        return new EnboarderId(id, PathSegment.of(id));
    }

    /** What the sender gave for Enboarder alone. */
    static OwnFields ownFields(Delivery delivery) {
        return OwnFields.of(delivery, "externalid", "preferred", "profileFields");
    }
}
