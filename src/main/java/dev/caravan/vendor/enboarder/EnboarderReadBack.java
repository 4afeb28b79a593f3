package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Lookup;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.OutcomeException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Reads the profile back when the answer to an earlier request got lost, so that what has arrived is not sent again.
 * Sending again would double nothing, so where Enboarder does not tell, the delivery goes on as if it had not been asked.
 */
@Named("enboarderReadBack")
@Singleton
@Unremovable
@RegisterForReflection
class EnboarderReadBack {

    private final EnboarderProfile profiles;
    private final EnboarderPhoto photos;
    private final Lookup lookup;

    EnboarderReadBack(EnboarderProfile profiles, EnboarderPhoto photos, Lookup lookup) {
        this.profiles = profiles;
        this.photos = photos;
        this.lookup = lookup;
    }

    public boolean isNeeded(Delivery delivery) {
        return delivery.uncertain();
    }

    /** Whether there is a profile that may have the candidate's photo. */
    public boolean mayHavePhoto(Answer profile, Delivery delivery) {
        return shows(profile, delivery)
                && EnboarderPhoto.hash(delivery.candidate()).isPresent();
    }

    /**
     * The delivery with what is known now.
     *
     * @param photo the answer to the question for the photo; null when it was not asked
     * @throws OutcomeException when all of it is there, or the account does not let us in
     */
    public Delivery read(Answer profile, Answer photo, Delivery delivery) {
        if (EnboarderAnswer.isAbsent(profile)) {
            return settled(delivery.knownAs(null));
        }
        if (!shows(profile, delivery)) {
            return unanswered(profile, delivery);
        }
        heed(photo);
        EnboarderMemory there = there(profile.body(), photo, EnboarderMemory.before(delivery));
        Delivery known = delivery.knownAs(EnboarderId.of(delivery).value()).remembering(there.json());
        if (holds(profile.body(), profiles.from(known.certain())) && !photos.isNew(known.certain())) {
            throw new OutcomeException(new Outcome.Delivered(
                    known.vendorId(),
                    EnboarderMemory.after(known.certain(), true).json().toString(),
                    EnboarderRemarks.of(
                            known,
                            photos,
                            List.of("It had arrived with the request whose answer got lost, and was not sent again"))));
        }
        return settled(known);
    }

    /** As long as a lost request may still take effect, what it brings stays in doubt. */
    private Delivery settled(Delivery delivery) {
        return lookup.hasSettled(delivery) ? delivery.certain() : delivery;
    }

    private static Delivery unanswered(Answer answer, Delivery delivery) {
        Outcome outcome = answer.unanswered(EnboarderAnswer.words(answer));
        if (outcome instanceof Outcome.Hold) {
            throw new OutcomeException(outcome);
        }
        return delivery;
    }

    /** A vendor that has to be waited for has to be, whatever it was asked. */
    private static void heed(Answer photo) {
        if (photo != null
                && !photo.succeeded()
                && photo.unanswered(EnboarderAnswer.words(photo)) instanceof Outcome.Hold hold) {
            throw new OutcomeException(hold);
        }
    }

    private static boolean shows(Answer profile, Delivery delivery) {
        return EnboarderAnswer.isSuccess(profile)
                && EnboarderId.of(delivery).value().equals(profile.text("/externalid"));
    }

    /** Of the profile fields only those that are ours: others were set in Enboarder, and stay. */
    private static EnboarderMemory there(JsonNode profile, Answer photo, EnboarderMemory before) {
        SortedSet<String> fields = new TreeSet<>();
        profile.path("profilefields")
                .forEach(field -> fields.add(field.path("name").asText()));
        fields.retainAll(before.fields());
        String body = photo == null || !photo.succeeded() ? null : photo.text("/body");
        return new EnboarderMemory(
                fields, photo == null ? before.photo() : body == null ? null : EnboarderPhoto.hashOf(body));
    }

    /** Whether the profile has all that the update would bring. */
    private static boolean holds(JsonNode profile, JsonNode update) {
        return update.properties().stream().allMatch(field -> switch (field.getKey()) {
            case "contact" ->
                field.getValue().properties().stream().allMatch(part -> part.getValue()
                        .equals(profile.path("contact").path(part.getKey())));
            case "profilefields" -> hasFields(profile.path("profilefields"), field.getValue());
            default -> field.getValue().equals(profile.path(field.getKey()));
        });
    }

    private static boolean hasFields(JsonNode there, JsonNode changes) {
        Set<JsonNode> fields = new HashSet<>();
        there.forEach(fields::add);
        for (JsonNode change : changes) {
            if (!fields.contains(change)) {
                return false;
            }
        }
        return true;
    }
}
