package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** A file that came as base64, of which only size and hash are kept: there may be many, of megabytes each. */
record FileContent(int size, String sha256) {

    /**
     * Looks at a file.
     *
     * @throws IllegalArgumentException when the text is no base64
     */
    static FileContent of(String base64) {
        byte[] content = Base64.getDecoder().decode(base64);
        return new FileContent(content.length, sha256(content));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    ObjectNode describe(ObjectNode node) {
        return node.put("size", size).put("sha256", sha256);
    }
}
