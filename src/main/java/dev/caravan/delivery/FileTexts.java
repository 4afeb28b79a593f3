package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.caravan.candidate.Document;
import dev.caravan.document.DocumentContent;
import dev.caravan.document.Documents;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Documents as texts of a request body. */
@Singleton
public class FileTexts {

    private final Documents documents;

    /** Texts of what is kept there. */
    public FileTexts(Documents documents) {
        this.documents = documents;
    }

    /** The text that a document holds; empty when its content is no UTF-8, or longer than that many bytes. */
    public Optional<String> text(Document document, int atMost) {
        try (InputStream in = open(document)) {
            byte[] bytes = in.readNBytes(atMost + 1);
            return bytes.length > atMost
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes))
                            .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        } catch (IOException e) {
            throw unreadable(document, e);
        }
    }

    /** Writes the document in base64 without line breaks, and without holding it. */
    public void writeBase64(Document document, OutputStream out) {
        try (InputStream in = open(document);
                OutputStream encoded = Base64.getEncoder().wrap(out)) {
            in.transferTo(encoded);
        } catch (IOException e) {
            throw unreadable(document, e);
        }
    }

    /**
     * The document in base64 without line breaks; empty when its content is not here.
     *
     * @param prefix what stands before it, such as {@code data:@file/pdf;base64,}; ASCII
     */
    public Optional<JsonNode> base64(String prefix, Document document) {
        if (document.content() == null) {
            return Optional.ofNullable(document.data())
                    .map(data -> TextNode.valueOf(prefix + data.replaceAll("[\r\n]", "")));
        }
        try {
            return Optional.of(FileText.of(
                    prefix,
                    document.content(),
                    () -> documents.open(document.content().sha256())));
        } catch (IOException e) {
            throw unreadable(document, e);
        }
    }

    private static UncheckedIOException unreadable(Document document, IOException e) {
        return new UncheckedIOException(
                "The content of a document (" + document.kind().word()
                        + ") can't be read from caravan.data/documents: "
                        + e.getClass().getSimpleName() + "; restore it there, or send the candidate again with it",
                e);
    }

    /** A content from its beginning. */
    private InputStream open(Document document) throws IOException {
        return document.content() == null
                ? DocumentContent.decoded(document.data())
                : documents.open(document.content().sha256());
    }
}
