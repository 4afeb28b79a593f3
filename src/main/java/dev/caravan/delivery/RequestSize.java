package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.candidate.Candidate;
import java.util.List;

/** How much of a request is left for documents, when the request as a whole is limited. */
public final class RequestSize {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** More than the names of fields, and what is configured for all candidates, take up. */
    private static final int FRAME = 8 * 1024;

    private RequestSize() {}

    /**
     * How many characters are left of a request beside all that the candidate has but documents; never below zero.
     *
     * @param limit the bytes that the request may have
     */
    public static long left(long limit, Candidate candidate) {
        try {
            return Math.max(0, limit - FRAME - MAPPER.writeValueAsBytes(candidate.withDocuments(List.of())).length);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A candidate is JSON", e);
        }
    }

    /** How many characters that many bytes have in base64. */
    public static long ofBase64(long bytes) {
        return 4 * ((bytes + 2) / 3);
    }

    /** How many bytes that many characters have room for, in base64. */
    public static long bytesIn(long characters) {
        return characters / 4 * 3;
    }
}
