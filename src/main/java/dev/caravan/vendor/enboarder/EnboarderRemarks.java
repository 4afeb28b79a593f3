package dev.caravan.vendor.enboarder;

import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Remarks;
import java.util.List;

/** What of a candidate stayed behind though it was delivered. */
final class EnboarderRemarks {

    private EnboarderRemarks() {}

    /** @param warnings what the vendor warned of, and what its answer has of note */
    static List<String> of(Delivery delivery, EnboarderPhoto photos, List<String> warnings) {
        Candidate candidate = delivery.candidate();
        Remarks remarks = Remarks.none();
        warnings.forEach(remarks::add);
        EnboarderContact contact = EnboarderContact.of(candidate);
        contact.remark(candidate, remarks);
        String preferred = EnboarderId.ownFields(delivery).get("preferred").asText();
        remarks.addIf(
                contact.lacks(preferred),
                "Not sent: the preferred contact, " + preferred + ", because there is none to send");
        photos.remark(delivery, remarks);
        boolean isPhotoGone = EnboarderPhoto.hash(candidate).isEmpty()
                && EnboarderMemory.before(delivery).photo() != null;
        return remarks.addIf(isPhotoGone, "The photo that was sent before stays: an update can't take it away")
                .list();
    }
}
