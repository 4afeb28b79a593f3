package dev.caravan.vendor.welcomekit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;

/** What can be given under {@code vendors.welcomekit}. */
final class WelcomekitFields {

    private WelcomekitFields() {}

    static OwnFields of(Delivery delivery) {
        return OwnFields.of(delivery, "reference", "organizationReference", "jobReference", "jobStageId", "referrer");
    }

    /** The stage, also when its number was given as text; a missing node when it was not given. */
    static JsonNode stage(OwnFields own) {
        JsonNode given = own.get("jobStageId");
        boolean isNumberAsText = given.isTextual() && given.textValue().strip().matches("[0-9]{1,18}");
        return isNumberAsText
                ? LongNode.valueOf(Long.parseLong(given.textValue().strip()))
                : given;
    }

    /** Welcomekit's own id of the candidate, given or learnt; null when it is not known. */
    static String reference(Delivery delivery) {
        return of(delivery).id("reference", delivery.vendorId());
    }
}
