package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What of a profile has to be known for its next update: an update changes what it names and keeps the rest.
 *
 * @param fields the names of the profile fields that were sent
 * @param photo the hash of the photo that was sent last; null when none was
 */
record EnboarderMemory(SortedSet<String> fields, String photo) {

    /** No hash: one of several photos is there, and nobody knows which. */
    private static final String ONE_OF_SEVERAL = "one of several";

    /** What the last delivery left, and what a request may have brought whose answer got lost. */
    static EnboarderMemory before(Delivery delivery) {
        SortedSet<String> fields = new TreeSet<>();
        delivery.memory().path("fields").forEach(name -> fields.add(name.asText()));
        String photo = delivery.memory().path("photo").textValue();
        for (Candidate content : delivery.doubted()) {
            content.vendor(delivery.vendor()).path("profileFields").properties().stream()
                    .filter(field -> !field.getValue().asText().isBlank())
                    .forEach(field -> fields.add(field.getKey()));
            String brought = EnboarderPhoto.hash(content).orElse(photo);
            photo = Objects.equals(brought, photo) ? photo : ONE_OF_SEVERAL;
        }
        return new EnboarderMemory(fields, photo);
    }

    /**
     * What is there once this delivery has succeeded. A photo that the candidate has no more stays there.
     *
     * @param isPhotoThere whether an answer has shown that the candidate's photo is there
     */
    static EnboarderMemory after(Delivery delivery, boolean isPhotoThere) {
        String photo = EnboarderPhoto.hash(delivery.candidate())
                .filter(own -> isPhotoThere)
                .orElse(before(delivery).photo);
        return new EnboarderMemory(
                new TreeSet<>(EnboarderFields.of(delivery).given().keySet()), photo);
    }

    /** As it is kept; never null, so that it replaces what was known. */
    JsonNode json() {
        return Body.empty().put("fields", fields).put("photo", photo).json();
    }
}
