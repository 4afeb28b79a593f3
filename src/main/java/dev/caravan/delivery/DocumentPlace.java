package dev.caravan.delivery;

import static java.util.stream.Collectors.toCollection;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A place that a vendor has for documents, and what may go there.
 *
 * @param kinds whose place it is
 * @param most how many of them it has room for
 * @param types the media types that it takes, each with the words for it; empty when any goes
 * @param bytes how large one may be
 * @param isFetched whether the vendor fetches the document by its address; or else its content goes with the request
 */
public record DocumentPlace(Set<Kind> kinds, int most, Map<String, List<String>> types, long bytes, boolean isFetched) {

    private static final Map<String, List<String>> WORDS = Map.of(
            "application/pdf", List.of("PDF"),
            "application/msword", List.of("DOC"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", List.of("DOCX"),
            "application/vnd.oasis.opendocument.text", List.of("ODT"),
            "image/jpeg", List.of("JPEG", "JPG"),
            "image/png", List.of("PNG"),
            "text/plain", List.of("TXT"));

    /** A place for content, of any type and size, and any number of documents. */
    public static DocumentPlace forContent(Kind... kinds) {
        return new DocumentPlace(Set.of(kinds), Integer.MAX_VALUE, Map.of(), Long.MAX_VALUE, false);
    }

    /** A place for addresses of documents of any type and size, and any number of them. */
    public static DocumentPlace forAddresses(Kind... kinds) {
        return new DocumentPlace(Set.of(kinds), Integer.MAX_VALUE, Map.of(), Long.MAX_VALUE, true);
    }

    /** The same for so many documents. */
    public DocumentPlace most(int count) {
        return new DocumentPlace(kinds, count, types, bytes, isFetched);
    }

    /** The same for those types only. */
    public DocumentPlace only(String... mediaTypes) {
        Map<String, List<String>> taken = new LinkedHashMap<>();
        List.of(mediaTypes).forEach(type -> taken.put(type, WORDS.get(type)));
        return new DocumentPlace(kinds, most, taken, bytes, isFetched);
    }

    /** The same for documents of so many bytes at the most. */
    public DocumentPlace atMost(long count) {
        return new DocumentPlace(kinds, most, types, count, isFetched);
    }

    /** Whether a document that nobody has looked into may go there, as far as its kind and names tell. */
    public boolean mayTake(Document document) {
        return kinds.contains(document.kind()) && FileEnding.mayBe(document, endings());
    }

    /** The names of the types: {@code PDF, DOC or ODT}. */
    String typesInWords() {
        List<String> names = types.values().stream().map(words -> words.get(0)).toList();
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
    }

    /** The endings of file names that belong to the types. */
    Set<String> endings() {
        return types.values().stream()
                .flatMap(List::stream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(toCollection(TreeSet::new));
    }
}
