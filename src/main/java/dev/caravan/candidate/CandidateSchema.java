package dev.caravan.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The candidate's JSON Schema (2020-12), as it is shipped and served. */
public final class CandidateSchema {

    private static final String NAME = "/candidate.schema.json";

    private CandidateSchema() {}

    /** The document, word for word. */
    public static String text() {
        try (InputStream document = CandidateSchema.class.getResourceAsStream(NAME)) {
            return new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + NAME, e);
        }
    }

    /** The same for candidates as they are kept: a document may have a content, and then needs nothing else. */
    static JsonNode kept() {
        JsonNode schema = tree();
        ObjectNode document = (ObjectNode) schema.at("/properties/documents/items");
        document.remove("oneOf");
        ObjectNode content = document.withObject("/properties/content").put("type", "object");
        List.of("sha256", "size", "type").forEach(content.withArray("required")::add);
        content.withObject("/properties/sha256").put("pattern", "^[0-9a-f]{64}$");
        return schema;
    }

    /** The same as a tree, which is the caller's own. */
    public static JsonNode tree() {
        try {
            return new JsonMapper().readTree(text());
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " is not JSON", e);
        }
    }
}
