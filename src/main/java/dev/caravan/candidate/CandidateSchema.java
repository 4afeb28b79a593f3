package dev.caravan.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

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

    static JsonNode tree() {
        try {
            return new JsonMapper().readTree(text());
        } catch (IOException e) {
            throw new UncheckedIOException(NAME + " is not JSON", e);
        }
    }
}
