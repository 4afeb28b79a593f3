package dev.caravan.vendor.welcomekit;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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

    /** Judged by the file's name, or else by the URL; one without an ending may be anything. */
    private static boolean isOfType(Document document, Set<String> endings) {
        String name = document.fileName() == null ? document.url().split("[?#]", 2)[0] : document.fileName();
        String last = name.substring(name.lastIndexOf('/') + 1);
        int dot = last.lastIndexOf('.');
        return endings.isEmpty()
                || dot < 0
                || endings.contains(last.substring(dot + 1).toLowerCase(Locale.ROOT));
    }
}
