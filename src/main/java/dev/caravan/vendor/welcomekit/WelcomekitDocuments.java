package dev.caravan.vendor.welcomekit;

import static java.util.stream.Collectors.toSet;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The documents that Welcomekit can fetch: the first CV, portfolio and photo that have a URL and a type that it takes.
 *
 * @param byField the documents by the field that their URL goes into
 */
record WelcomekitDocuments(Map<String, Document> byField) {

    /** Where one document of a kind goes; no endings means that the vendor's document names no types. */
    private record Place(String field, Set<String> endings) {}

    private static final Map<Kind, Place> PLACES = Map.of(
            Kind.RESUME, new Place("remote_resume_url", Set.of("pdf", "doc", "docx", "odt")),
            Kind.PORTFOLIO, new Place("remote_portfolio_url", Set.of("pdf")),
            Kind.PHOTO, new Place("remote_image_url", Set.of()));

    /** Endings that tell a type. Any other, as that of {@code /download.php}, may hide anything. */
    private static final Set<String> TYPES = Set.of(
            "pdf", "doc", "docx", "odt", "rtf", "txt", "md", "pages", "html", "htm", "xls", "xlsx", "ods", "csv", "ppt",
            "pptx", "odp", "key", "jpg", "jpeg", "png", "gif", "webp", "svg", "heic", "tif", "tiff", "bmp", "zip",
            "rar", "7z", "json", "xml", "eml", "msg", "mp3", "mp4", "mov");

    static WelcomekitDocuments of(Candidate candidate) {
        Map<String, Document> byField = new LinkedHashMap<>();
        for (Document document : candidate.documents()) {
            Place place = PLACES.get(document.kind());
            if (place != null && document.url() != null && isOfType(document, place.endings)) {
                byField.putIfAbsent(place.field, document);
            }
        }
        return new WelcomekitDocuments(byField);
    }

    boolean has(Document document) {
        return byField.containsValue(document);
    }

    /** Whether the file's name or the URL ends as it must, or neither shows that it is of another type. */
    private static boolean isOfType(Document document, Set<String> endings) {
        Set<String> shown = Stream.of(document.fileName(), document.url().split("[?#]", 2)[0])
                .filter(Objects::nonNull)
                .map(WelcomekitDocuments::ending)
                .collect(toSet());
        return endings.isEmpty()
                || shown.stream().anyMatch(endings::contains)
                || shown.stream().noneMatch(TYPES::contains);
    }

    private static String ending(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('.')) + 1)
                .toLowerCase(Locale.ROOT);
    }
}
