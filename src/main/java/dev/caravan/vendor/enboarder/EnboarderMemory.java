package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a profile has to be known for its next update: an update changes what it names and keeps the rest.
 *
 * @param fields the names of the profile fields that were sent
 * @param photo the hash of the photo that was sent last; null when none was
 */
record EnboarderMemory(SortedSet<String> fields, String photo) {

    /** What the last delivery left. */
    static EnboarderMemory before(Delivery delivery) {
        SortedSet<String> fields = new TreeSet<>();
        delivery.memory().path("fields").forEach(name -> fields.add(name.asText()));
        return new EnboarderMemory(fields, delivery.memory().path("photo").textValue());
    }

    /** What is there once this delivery has succeeded. A photo that the candidate has no more stays there. */
    static EnboarderMemory after(Delivery delivery) {
        String photo = EnboarderPhoto.of(delivery.candidate())
                .map(EnboarderPhoto::hash)
                .orElse(before(delivery).photo);
        return new EnboarderMemory(
                new TreeSet<>(EnboarderFields.of(delivery).given().keySet()), photo);
    }

    /** As it is kept; never null, so that it replaces what was known. */
    JsonNode json() {
        return Body.empty().put("fields", fields).put("photo", photo).json();
    }
}
