package dev.caravan.document;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Sha256;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** What a document holds, be it kept here or inline in the candidate. */
public final class DocumentContent {

    private DocumentContent() {}

    /** The content that is kept, or else that of the base64 in the document; empty when it is elsewhere still. */
    public static Optional<Content> of(Document document) {
        return document.content() == null ? inline(document) : Optional.of(document.content());
    }

    private static Optional<Content> inline(Document document) {
        if (document.data() == null) {
            return Optional.empty();
        }
        MessageDigest digest = Sha256.digest();
        try (InputStream in =
                new BufferedInputStream(new DigestInputStream(decoded(document.data()), digest), 64 * 1024)) {
            String type = MediaTypes.of(in, document.fileName());
            long size = in.transferTo(OutputStream.nullOutputStream());
            return Optional.of(new Content(HexFormat.of().formatHex(digest.digest()), size, type));
        } catch (IOException noBase64) {
            return Optional.empty();
        }
    }

    /** What base64, perhaps with line breaks, stands for. */
    public static InputStream decoded(String base64) {
        return Base64.getMimeDecoder().wrap(new ByteArrayInputStream(base64.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
