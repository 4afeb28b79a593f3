package dev.caravan.vendor.merge;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;

/** What can be given under {@code vendors.merge}. */
final class MergeFields {

    private MergeFields() {}

    static OwnFields of(Delivery delivery) {
        return OwnFields.of(
                delivery,
                "id",
                "remoteUserId",
                "lastInteractionAt",
                "isPrivate",
                "canEmail",
                "remoteTemplateId",
                "integrationParams",
                "linkedAccountParams",
                "applications",
                "attachments",
                "customFields");
    }

    /** Merge's own id of the candidate, given or learnt; null when it is not known. */
    static String id(Delivery delivery) {
        return of(delivery).id("id", delivery.vendorId());
    }
}
