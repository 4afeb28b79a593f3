package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
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

    private final Additions<MergeFile> sort = new Additions<>("documents", this::of, MergeFile::identity);
    private final Additions<MergeFile> names = new Additions<>("documentNames", this::of, MergeFile::name);
    private final DocumentFitting fitting;
    private final MergeCandidate candidates;

    MergeFiles(DocumentFitting fitting, MergeCandidate candidates) {
        this.fitting = fitting;
        this.candidates = candidates;
    }

    /** Documents as something that goes out once. */
    Additions<MergeFile> sort() {
        return sort;
    }

    /** Their names, by which Merge shows them. */
    Additions<MergeFile> names() {
        return names;
    }

    /** What goes, and what stays behind. */
    DocumentFit fit(Delivery delivery) {
        return fitting.of(delivery.vendor(), delivery.candidate(), ANY);
    }

    /** Throws {@link dev.caravan.delivery.RejectedException} when something does not fit, and must. */
    void heed(Delivery delivery) {
        fitting.heeded(fit(delivery));
    }

    /** {@code {model, remote_user_id}}, for the candidate with Merge's id. */
    JsonNode body(MergeFile file, Delivery delivery) {
        return Body.empty()
                .put(
                        "model",
                        Body.empty()
                                .put("file_name", file.name())
                                .putUrl(
                                        "file_url",
                                        fitting.address(file.document()).orElse(null))
                                .put("candidate", MergeFields.id(delivery))
                                .put(
                                        "attachment_type",
                                        TYPES.getOrDefault(file.document().kind(), "OTHER")))
                .put("remote_user_id", candidates.remoteUser(MergeFields.of(delivery)))
                .json();
    }

    private List<MergeFile> of(Candidate candidate) {
        return MergeFile.of(fitting.of("merge", candidate, ANY).in(ANY), candidate.documents());
    }
}
