package dev.caravan.candidate;

import dev.caravan.schema.Violation;
import java.util.List;

/** What the check of one candidate says. */
public sealed interface Verdict {

    /** The candidate's id, or null when it has none that could be read. */
    String externalId();

    /**
     * The candidate holds, and this is its normal form.
     *
     * @param json the canonical JSON: what is stored, and what the hash is taken of
     * @param hash SHA-256 of {@code json}, in hex: the same content has the same hash, however it was written
     */
    record Sound(Candidate candidate, String json, String hash, List<Warning> warnings) implements Verdict {

        @Override
        public String externalId() {
            return candidate.externalId();
        }

        /** The same candidate with these documents, in its normal form. */
        public Sound with(List<Document> documents) {
            Candidate other =
                    candidate.withDocuments(documents.stream().distinct().toList());
            String otherJson = CanonicalJson.write(other);
            return new Sound(other, otherJson, CanonicalJson.hash(otherJson), warnings);
        }
    }

    /** The candidate can't be taken; all of its problems at once. */
    record Refused(String externalId, List<Violation> problems) implements Verdict {}
}
