package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import java.util.ArrayList;
import java.util.List;

/** What can be given under {@code vendors.merge}. */
final class MergeFields {

    private MergeFields() {}

    static OwnFields of(Delivery delivery) {
        return OwnFields.of(
                delivery,
                "id",
                "remoteId",
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

    /** What stands in that list; nothing when it was not given. */
    static List<JsonNode> list(Delivery delivery, String name) {
        OwnFields own = of(delivery);
        JsonNode given = own.get(name);
        if (!given.isMissingNode() && !given.isNull() && !given.isArray()) {
            throw own.wrong(name, "an array");
        }
        List<JsonNode> items = new ArrayList<>();
        given.forEach(items::add);
        return items;
    }
}
