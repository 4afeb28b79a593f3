package dev.caravan.vendor.collective;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentFit;
import dev.caravan.delivery.DocumentFitting;
import dev.caravan.delivery.DocumentPlace;
import dev.caravan.delivery.FileTexts;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.RequestSize;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * The documents that Collective has room for: one resume, as bare base64 (its {@code resumeUrl} is deprecated), and one
 * picture, by its address.
 */
@Singleton
class CollectiveDocuments {

    /** "Payload is limited to 10mb", in the smaller of the two meanings. */
    private static final long PAYLOAD = 10_000_000;

    private static final DocumentPlace PHOTO =
            DocumentPlace.forAddresses(Kind.PHOTO).most(1);

    private final DocumentFitting fitting;
    private final FileTexts texts;

    CollectiveDocuments(DocumentFitting fitting, FileTexts texts) {
        this.fitting = fitting;
        this.texts = texts;
    }

    /** What goes; throws {@link dev.caravan.delivery.RejectedException} when something does not fit and must. */
    Chosen of(Delivery delivery) {
        Candidate candidate = delivery.candidate();
        DocumentPlace resume = resume(candidate);
        DocumentFit fit = fitting.heeded(fitting.of(delivery.vendor(), candidate, resume, PHOTO));
        return new Chosen(
                fit.oneIn(resume).flatMap(document -> texts.base64("", document)),
                fit.oneIn(PHOTO).flatMap(fitting::address));
    }

    void remark(Delivery delivery, Remarks remarks) {
        Candidate candidate = delivery.candidate();
        fitting.of(delivery.vendor(), candidate, resume(candidate), PHOTO).remark(remarks);
    }

    /** In brackets what stayed behind, and why; nothing when nothing did. */
    String whyNot(Delivery delivery) {
        Remarks remarks = Remarks.none();
        remark(delivery, remarks);
        return remarks.list().isEmpty() ? "" : " (" + String.join("; ", remarks.list()) + ")";
    }

    /** What is left of the payload beside everything else that the candidate has. */
    private static DocumentPlace resume(Candidate candidate) {
        return DocumentPlace.forContent(Kind.RESUME)
                .most(1)
                .atMost(RequestSize.bytesIn(RequestSize.left(PAYLOAD, candidate)));
    }

    /**
     * The two.
     *
     * @param resume its content in base64
     * @param photo its address
     */
    record Chosen(Optional<JsonNode> resume, Optional<String> photo) {}
}
