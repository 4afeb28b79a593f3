package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentFit;
import dev.caravan.delivery.DocumentFitting;
import dev.caravan.delivery.DocumentPlace;
import dev.caravan.delivery.FileTexts;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.Remarks;
import dev.caravan.document.DocumentContent;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The photo of a profile, {@code image/jpeg} or {@code image/png} in base64 without line breaks. It has a request of its own,
 * {@code PUT …/photo}, after that of the profile: so it is sent only when it is not the one that is there, one that is
 * refused does not hold back the profile. After a lost answer {@link EnboarderReadBack} has asked for it.
 */
@Named("enboarderPhoto")
@Singleton
@Unremovable
@RegisterForReflection
class EnboarderPhoto {

    private static final DocumentPlace PLACE =
            DocumentPlace.forContent(Kind.PHOTO).most(1).only("image/jpeg", "image/png");

    private final DocumentFitting fitting;
    private final FileTexts texts;

    EnboarderPhoto(DocumentFitting fitting, FileTexts texts) {
        this.fitting = fitting;
        this.texts = texts;
    }

    /** The SHA-256 of the candidate's photo, by which an unchanged one is known; empty when none can be sent. */
    static Optional<String> hash(Candidate candidate) {
        return candidate.documents().stream()
                .filter(document -> document.kind() == Kind.PHOTO)
                .flatMap(document -> DocumentContent.of(document).stream())
                .filter(content -> PLACE.types().containsKey(content.type()))
                .map(Content::sha256)
                .findFirst();
    }

    /** The hash of an image that was read back, by which it is known; null when it is no base64. */
    static String hashOf(String base64) {
        return DocumentContent.of(new Document(Kind.PHOTO, null, null, base64, null, null))
                .map(Content::sha256)
                .orElse(null);
    }

    /**
     * What is going to follow the request for the profile; for a preview, which ends with that.
     *
     * @throws dev.caravan.delivery.RejectedException when a photo does not fit, and must
     */
    public JsonNode planned(Delivery delivery) {
        fitting.heeded(fit(delivery));
        ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
        return isNew(delivery) ? bodies.add(body(delivery)) : bodies;
    }

    /** Whether the profile is there now, and its photo may not be. */
    public boolean isDue(Answer profile, Delivery delivery) {
        return EnboarderAnswer.isSuccess(profile) && isNew(delivery);
    }

    /** Whether the candidate has a photo that is not known to be there. */
    boolean isNew(Delivery delivery) {
        return hash(delivery.candidate())
                .filter(hash -> !hash.equals(EnboarderMemory.before(delivery).photo()))
                .isPresent();
    }

    /** The delivery of which only the photo is left. */
    public Delivery withProfile(Delivery delivery) {
        return delivery.knownAs(EnboarderId.of(delivery).value())
                .remembering(EnboarderMemory.after(delivery, false).json());
    }

    /** The request for the photo. */
    public JsonNode body(Delivery delivery) {
        Document photo = fit(delivery).oneIn(PLACE).orElseThrow();
        return Body.empty()
                .put("imageType", DocumentContent.of(photo).orElseThrow().type())
                .put("body", texts.base64("", photo).orElseThrow())
                .json();
    }

    /**
     * Reads what Enboarder said of the photo. A refusal is told with the delivery.
     *
     * @throws OutcomeException when it is to be tried again
     */
    public Answer uploaded(Answer answer) {
        if (!EnboarderAnswer.isSuccess(answer)) {
            Outcome outcome = EnboarderAnswer.outcome(answer);
            if (!(outcome instanceof Outcome.Rejected)) {
                throw new OutcomeException(outcome);
            }
        }
        return answer;
    }

    void remark(Delivery delivery, Remarks remarks) {
        fit(delivery).remark(remarks);
    }

    private DocumentFit fit(Delivery delivery) {
        return fitting.of(delivery.vendor(), delivery.candidate(), PLACE);
    }
}
