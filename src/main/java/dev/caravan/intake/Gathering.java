package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Verdict;
import dev.caravan.candidate.Warning;
import dev.caravan.document.Keeper;
import dev.caravan.document.MediaTypes;
import dev.caravan.document.TooLargeException;
import dev.caravan.intake.Enclosures.Enclosure;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gathers the contents of one candidate's documents: what came in base64, and what came along as a file. First all of them
 * are looked at; nothing is kept of a candidate that is refused.
 */
final class Gathering {

    private final Enclosures enclosures;
    private final long limit;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final List<Warning> warnings = new ArrayList<>();

    private Gathering(Enclosures enclosures, long limit) {
        this.enclosures = enclosures;
        this.limit = limit;
    }

    /**
     * Looks at the documents of a candidate that holds.
     *
     * @param given the candidate as it was given, which knows where each of them stands
     * @param limit the bytes that one document may have
     */
    static Gathering of(Verdict.Sound candidate, JsonNode given, Enclosures enclosures, long limit) throws IOException {
        Gathering gathering = new Gathering(enclosures, limit);
        List<Integer> places = places(given.path("documents"));
        List<Document> documents = candidate.candidate().documents();
        for (int i = 0; i < documents.size(); i++) {
            gathering.look(documents.get(i), "/documents/" + (i < places.size() ? places.get(i) : i));
        }
        return gathering;
    }

    /** Why it can't be taken; empty when it can. */
    List<Problem> problems() {
        return problems;
    }

    /** What was noticed, once the contents are kept. */
    List<Warning> warnings() {
        return warnings;
    }

    /** The candidate with the contents of its documents, which are kept there now. */
    Verdict.Sound keep(Verdict.Sound candidate, Keeper keeper) throws IOException {
        if (pieces.isEmpty()) {
            return candidate;
        }
        List<Document> kept = new ArrayList<>();
        for (Piece piece : pieces) {
            kept.add(piece.content() == null ? piece.document() : kept(piece, keeper));
        }
        return candidate.with(kept);
    }

    private Document kept(Piece piece, Keeper keeper) throws IOException {
        String name = piece.document().fileName();
        Content content;
        try (InputStream in = piece.content().open()) {
            content = keeper.keep(in, name, limit);
        } catch (TooLargeException e) {
            throw new IOException("A document has grown beyond its limit while it was read", e);
        }
        if (name != null && MediaTypes.isMisnamed(name, content.type())) {
            warnings.add(new Warning(
                    piece.namedAt(), "its bytes are " + content.type() + "; that is what counts, not the ending"));
        }
        return piece.document().kept(content);
    }

    private void look(Document document, String pointer) throws IOException {
        if (document.data() != null) {
            Base64Data data = new Base64Data(document.data());
            if (!data.isWhole()) {
                refuse(
                        pointer + "/data",
                        "base64 that is whole",
                        "a length or padding that base64 can't have; was it cut?");
            } else if (fits(pointer + "/data", data.size())) {
                pieces.add(new Piece(document, pointer + "/fileName", data));
            }
        } else if (document.file() != null) {
            lookFor(document, pointer);
        } else {
            pieces.add(new Piece(document, pointer, null));
        }
    }

    private void lookFor(Document document, String pointer) throws IOException {
        Optional<EnclosureName> name = EnclosureName.of(document.file());
        if (name.isEmpty()) {
            refuse(pointer + "/file", EnclosureName.EXPECTED, "a name that is not allowed");
            return;
        }
        Optional<Enclosure> found = enclosures.find(name.get());
        if (found.isEmpty()) {
            refuse(pointer + "/file", enclosures.expected(), "none" + enclosures.waited());
        } else if (found.get().size() == 0) {
            refuse(pointer + "/file", "a file with something in it", "an empty one");
        } else if (fits(pointer + "/file", found.get().size())) {
            found.get().fault().ifPresent(fault -> refuse(pointer + "/file", "a file that can be read", fault));
            Document named = document.fileName() == null
                    ? new Document(document.kind(), name.get().fileName(), document.file(), null, null, null)
                    : document;
            String namedAt = pointer + (document.fileName() == null ? "/file" : "/fileName");
            pieces.add(new Piece(named, namedAt, found.get()));
        }
    }

    private boolean fits(String pointer, long size) {
        if (size > limit) {
            refuse(pointer, "a document of at most " + limit + " bytes (caravan.documents.limit)", size + " bytes");
        }
        return size <= limit;
    }

    private void refuse(String pointer, String expected, String found) {
        problems.add(Problem.at(pointer, expected, found));
    }

    /** Where the documents stand of which each is another: the normal form has them once. */
    private static List<Integer> places(JsonNode given) {
        Set<JsonNode> seen = new HashSet<>();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            if (seen.add(given.get(i))) {
                places.add(i);
            }
        }
        return places;
    }

    /** @param content null when it has to be fetched */
    private record Piece(Document document, String namedAt, Enclosure content) {}
}
