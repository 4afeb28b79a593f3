package dev.caravan.vendor.collective;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The documents that Collective has room for: one resume, as bare base64 (its {@code resumeUrl} is deprecated), and one
 * picture, by its address.
 */
record CollectiveDocuments(Optional<Document> resume, Optional<Document> photo) {

    static CollectiveDocuments of(Candidate candidate) {
        return new CollectiveDocuments(
                first(candidate, Kind.RESUME, document -> document.data() != null),
                first(candidate, Kind.PHOTO, document -> document.url() != null));
    }

    /** The resume's content; null when there is none to send. */
    String resumeContent() {
        return resume.map(document -> document.data().replaceAll("[\r\n]", "")).orElse(null);
    }

    /** The photo's address; null when there is none to send. */
    String photoUrl() {
        return photo.map(Document::url).orElse(null);
    }

    /** Whether that document is one of the two. */
    boolean areSent(Document document) {
        return resume.filter(document::equals).isPresent()
                || photo.filter(document::equals).isPresent();
    }

    private static Optional<Document> first(Candidate candidate, Kind kind, Predicate<Document> hasRoom) {
        return candidate.documents().stream()
                .filter(document -> document.kind() == kind && hasRoom.test(document))
                .findFirst();
    }
}
