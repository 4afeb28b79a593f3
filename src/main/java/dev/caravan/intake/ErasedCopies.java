package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

/** Knows the copies of documents of people who are erased: by what is in them, whatever their names are. */
final class ErasedCopies {

    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Set<Long> sizes = new HashSet<>();

    /**
     * A copy of that content is to be found.
     *
     * @param externalId whose document it is
     * @param size in bytes: only files of such a size are read
     */
    void add(String externalId, String sha256, long size) {
        ids.computeIfAbsent(sha256, first -> new HashSet<>()).add(externalId);
        sizes.add(size);
    }

    /** Whose document the file is a copy of; empty when it is nobody's. */
    Set<String> idsOf(Path file, long size) throws IOException {
        return sizes.contains(size) ? ids.getOrDefault(sha256(file), Set.of()) : Set.of();
    }

    /** SHA-256 of a file, in hex; links are not followed. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream digest = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
