package dev.caravan.vendor.merge;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import java.util.regex.Pattern;

/** What can be given under {@code vendors.merge}. */
final class MergeFields {

    private static final Pattern UUID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

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
        OwnFields own = of(delivery);
        String given = own.id("id", null);
        if (given != null && !UUID.matcher(given).matches()) {
            throw own.wrong("id", "Merge's id of the candidate, which is a UUID and not the remote_id of the ATS");
        }
        return given == null ? delivery.vendorId() : given;
    }
}
