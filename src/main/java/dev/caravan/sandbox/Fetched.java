package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * What a vendor got when it fetched a file.
 *
 * @param status of HTTP; 0 when there was no answer
 * @param type what its first bytes show; {@code text/plain} when they show nothing
 */
record Fetched(int status, String type, FileContent content) {

    private static final Map<String, String> TYPES = Map.of(
            "25504446", "application/pdf",
            "d0cf11e0", "application/msword",
            "504b0304", "application/zip",
            "89504e47", "image/png",
            "ffd8ff", "image/jpeg");

    static Fetched of(int status, byte[] body) {
        String beginning = HexFormat.of().formatHex(Arrays.copyOf(body, Math.min(4, body.length)));
        String type = TYPES.entrySet().stream()
                .filter(entry -> beginning.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("text/plain");
        return new Fetched(status, type, new FileContent(body.length, FileContent.sha256(body)));
    }

    static Fetched nothing() {
        return of(0, new byte[0]);
    }

    boolean succeeded() {
        return status == 200;
    }

    ObjectNode describe(ObjectNode node) {
        return content.describe(node.put("type", type));
    }
}
