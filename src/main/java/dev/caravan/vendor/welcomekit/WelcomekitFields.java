package dev.caravan.vendor.welcomekit;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;

/** What can be given under {@code vendors.welcomekit}. */
final class WelcomekitFields {

    private WelcomekitFields() {}

    static OwnFields of(Delivery delivery) {
        return OwnFields.of(delivery, "reference", "organizationReference", "jobReference", "jobStageId", "referrer");
    }

    /** Welcomekit's own id of the candidate, given or learnt; null when it is not known. */
    static String reference(Delivery delivery) {
        return of(delivery).id("reference", delivery.vendorId());
    }
}
