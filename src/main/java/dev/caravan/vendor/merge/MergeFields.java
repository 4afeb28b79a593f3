package dev.caravan.vendor.merge;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import dev.caravan.delivery.RejectedException;
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
        String id = of(delivery).id("id", delivery.vendorId());
        if (id != null && !UUID.matcher(id).matches()) {
            throw new RejectedException(
                    "Not sent: Merge's id of this candidate is no UUID (it is not the remote_id of the"
                            + " ATS). Correct /vendors/merge/id and send the candidate again");
        }
        return id;
    }
}
