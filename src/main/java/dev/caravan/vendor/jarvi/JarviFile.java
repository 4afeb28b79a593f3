package dev.caravan.vendor.jarvi;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.RequestSize;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A document, or the text of a cover letter, as Jarvi takes files: {@code data:@file/<type>;base64,…}. The types of pdf and
 * docx are those of Jarvi's document; the others follow them (inferred): what the media type has after the slash.
 *
 * @param fileName the document's, or else one by its kind
 * @param document where its content is read
 */
record JarviFile(boolean isResume, String fileName, Content content, Document document) {

    private static final String DOCX = "vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** What Jarvi calls some media types otherwise. A ZIP that no name says more of is most likely a docx. */
    private static final Map<String, String> TYPES =
            Map.of("text/x-web-markdown", "markdown", "application/x-tika-msoffice", "msword", "application/zip", DOCX);

    /** The endings of documents without a name. */
    private static final Map<String, String> ENDINGS =
            Map.of("pdf", ".pdf", DOCX, ".docx", "msword", ".doc", "rtf", ".rtf", "png", ".png", "jpeg", ".jpg");

    /** The braces, names and quotes around a file, and the comma after it. */
    private static final int FRAME = 64;

    static JarviFile of(Document document, Content content) {
        String name = document.fileName();
        return new JarviFile(
                document.kind() == Kind.RESUME,
                name == null ? document.kind().word() + ENDINGS.getOrDefault(type(content.type(), null), "") : name,
                content,
                document);
    }

    String prefix() {
        return "data:@file/" + type(content.type(), document.fileName()) + ";base64,";
    }

    /** How much of a request it takes up, at the most. */
    long length() {
        int name = fileName.getBytes(StandardCharsets.UTF_8).length;
        return FRAME + 2L * name + prefix().length() + RequestSize.ofBase64(content.size());
    }

    /** All that makes it what it is for Jarvi. */
    String identity() {
        return String.join("\0", isResume ? "resume" : "file", fileName, content.sha256());
    }

    /** The beginning of what made it what it is when the base64 came with the candidate and was hashed as a whole. */
    String formerIdentity() {
        return String.join("\0", isResume ? "resume" : "file", fileName, "");
    }

    private static String type(String mediaType, String fileName) {
        boolean isNamedZip = mediaType.equals("application/zip") && fileName != null && fileName.endsWith(".zip");
        return isNamedZip ? "zip" : TYPES.getOrDefault(mediaType, mediaType.substring(mediaType.indexOf('/') + 1));
    }
}
