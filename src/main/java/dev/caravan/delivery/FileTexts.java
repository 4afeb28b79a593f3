package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.caravan.candidate.Document;
import dev.caravan.document.Documents;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Documents as texts of a request body. */
@Singleton
public class FileTexts {

    private final Documents documents;

    /** Texts of what is kept there. */
    public FileTexts(Documents documents) {
        this.documents = documents;
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
            throw new UncheckedIOException(
                    "The content of a document (" + document.kind().word()
                            + ") can't be read from caravan.data/documents: "
                            + e.getClass().getSimpleName() + "; restore it there, or send the candidate again with it",
                    e);
        }
    }
}
