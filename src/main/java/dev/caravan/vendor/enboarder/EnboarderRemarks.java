package dev.caravan.vendor.enboarder;

import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Remarks;
import java.util.List;
import java.util.Optional;

/** What of a candidate stayed behind though it was delivered. */
final class EnboarderRemarks {

    private EnboarderRemarks() {}

    /** @param warnings what the vendor warned of, and what its answer has of note */
    static List<String> of(Delivery delivery, List<String> warnings) {
        Candidate candidate = delivery.candidate();
        Optional<EnboarderPhoto> photo = EnboarderPhoto.of(candidate);
        Remarks remarks = Remarks.none();
        warnings.forEach(remarks::add);
        EnboarderContact contact = EnboarderContact.of(candidate);
        contact.remark(candidate, remarks);
        String preferred = EnboarderId.ownFields(delivery).get("preferred").asText();
        remarks.addIf(
                contact.lacks(preferred),
                "Not sent: the preferred contact, " + preferred + ", because there is none to send");
        return remarks.documents(
                        candidate,
                        document ->
                                photo.isPresent() && EnboarderPhoto.of(document).equals(photo),
                        "enboarder takes one photo, a JPEG or PNG image given as data, and no other document")
                .addIf(
                        photo.isEmpty() && EnboarderMemory.before(delivery).photo() != null,
                        "The photo that was sent before stays: an update can't take it away")
                .list();
    }
}
