package dev.caravan.vendor.jarvi;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Body;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A document given as base64, or a text, as Jarvi takes files: {@code data:@file/<type>;base64,…}. The types of pdf and docx are
 * those of Jarvi's document; the others follow them (inferred): what MIME has after the slash.
 */
record JarviFile(boolean isResume, String fileName, String base64) {

    /** The files of a candidate: Jarvi adds them anew each time. */
    static final Additions<JarviFile> FILES = new Additions<>("files", JarviFile::of, JarviFile::content);

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("pdf", "pdf"),
            Map.entry("docx", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("xlsx", "vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("pptx", "vnd.openxmlformats-officedocument.presentationml.presentation"),
            Map.entry("doc", "msword"),
            Map.entry("odt", "vnd.oasis.opendocument.text"),
            Map.entry("rtf", "rtf"),
            Map.entry("txt", "plain"),
            Map.entry("md", "markdown"),
            Map.entry("html", "html"),
            Map.entry("jpg", "jpeg"),
            Map.entry("jpeg", "jpeg"),
            Map.entry("png", "png"));

    /** How the base64 of a file begins, for documents without a name. A zip is most likely a docx. */
    private static final Map<String, String> EXTENSIONS =
            Map.of("JVBER", "pdf", "UEsDB", "docx", "0M8R4", "doc", "e1xyd", "rtf", "iVBOR", "png", "/9j/4", "jpg");

    /** The documents of that candidate that Jarvi can be sent, and the cover letter, for which it has no field. */
    static List<JarviFile> of(Candidate candidate) {
        Stream<JarviFile> documents = candidate.documents().stream()
                .filter(document -> document.data() != null)
                .map(JarviFile::of);
        return Stream.concat(
                        documents, Stream.ofNullable(candidate.coverLetter()).map(JarviFile::ofCoverLetter))
                .toList();
    }

    Body body() {
        return Body.empty().put("fileName", fileName).put("data", "data:@file/" + type() + ";base64," + base64);
    }

    /** All that makes it what it is for Jarvi. */
    String content() {
        return String.join("\0", isResume ? "resume" : "file", fileName, base64);
    }

    private static JarviFile of(Document document) {
        String base64 = document.data().replaceAll("[\r\n]", "");
        return new JarviFile(
                document.kind() == Kind.RESUME,
                document.fileName() == null ? document.kind().word() + unnamed(base64) : document.fileName(),
                base64);
    }

    private static JarviFile ofCoverLetter(String text) {
        return new JarviFile(
                false, "cover-letter.txt", Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String unnamed(String base64) {
        String extension = extensionOf(base64);
        return extension.isEmpty() ? "" : "." + extension;
    }

    private static String extensionOf(String base64) {
        return EXTENSIONS.getOrDefault(base64.substring(0, Math.min(5, base64.length())), "");
    }

    private String type() {
        String named = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(TYPES.containsKey(named) ? named : extensionOf(base64), "octet-stream");
    }
}
