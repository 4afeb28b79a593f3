package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentFit;
import dev.caravan.delivery.DocumentFitting;
import dev.caravan.delivery.DocumentPlace;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** The documents of a candidate as Merge takes them: it fetches each from an address, and adds it anew each time. */
@Singleton
class MergeFiles {

    private static final DocumentPlace ANY = DocumentPlace.forAddresses(Kind.values());

    private static final Map<Kind, String> TYPES = Map.of(Kind.RESUME, "RESUME", Kind.COVER_LETTER, "COVER_LETTER");

    private static final Map<String, String> ENDINGS = Map.of(
            "application/pdf", ".pdf",
            "application/msword", ".doc",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx",
            "application/vnd.oasis.opendocument.text", ".odt",
            "application/rtf", ".rtf",
            "text/plain", ".txt",
            "image/jpeg", ".jpg",
            "image/png", ".png");

    private final Additions<Document> sort = new Additions<>("documents", this::of, MergeFiles::identity);
    private final Additions<Document> names = new Additions<>("documentNames", this::of, MergeFiles::name);
    private final DocumentFitting fitting;
    private final MergeCandidate candidates;

    MergeFiles(DocumentFitting fitting, MergeCandidate candidates) {
        this.fitting = fitting;
        this.candidates = candidates;
    }

    /** Documents as something that goes out once. */
    Additions<Document> sort() {
        return sort;
    }

    /** Their names, by which Merge shows them. */
    Additions<Document> names() {
        return names;
    }

    /** What goes, and what stays behind. */
    DocumentFit fit(Delivery delivery) {
        return fitting.of(delivery.vendor(), delivery.candidate(), ANY);
    }

    /** Throws {@link dev.caravan.delivery.RejectedException} when something does not fit, and must. */
    void heed(Delivery delivery) {
        fitting.heeded(delivery.vendor(), fit(delivery));
    }

    /** {@code {model, remote_user_id}}, for the candidate with Merge's id. */
    JsonNode body(Document document, Delivery delivery) {
        return Body.empty()
                .put(
                        "model",
                        Body.empty()
                                .put("file_name", name(document))
                                .putUrl("file_url", fitting.address(document).orElse(null))
                                .put("candidate", MergeFields.id(delivery))
                                .put("attachment_type", TYPES.getOrDefault(document.kind(), "OTHER")))
                .put("remote_user_id", candidates.remoteUser(MergeFields.of(delivery)))
                .json();
    }

    /** The document's own, or else its kind: an attachment is found again by it. */
    static String name(Document document) {
        return document.fileName() != null
                ? document.fileName()
                : document.kind().word()
                        + (document.content() == null
                                ? ""
                                : ENDINGS.getOrDefault(document.content().type(), ""));
    }

    private List<Document> of(Candidate candidate) {
        return fitting.of("merge", candidate, ANY).in(ANY);
    }

    private static String identity(Document document) {
        return String.join(
                "\0",
                document.kind().word(),
                name(document),
                document.content() == null ? document.url() : document.content().sha256());
    }
}
