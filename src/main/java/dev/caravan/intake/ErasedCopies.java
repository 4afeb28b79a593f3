package dev.caravan.intake;

import dev.caravan.candidate.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Knows the copies of documents of people who are erased: by what is in them, whatever their names are. */
final class ErasedCopies {

    private final Map<String, Set<String>> ids = new HashMap<>();
    private final Set<Long> sizes = new HashSet<>();
    private final Predicate<String> isUsed;

    /** @param isUsed whether somebody has a document of that SHA-256 who is not erased */
    ErasedCopies(Predicate<String> isUsed) {
        this.isUsed = isUsed;
    }

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

    /** Whether it is not known whose document the file is: neither of those who are erased, nor of anybody else. */
    boolean isNobodys(Path file) throws IOException {
        try {
            String sha256 = sha256(file);
            return !ids.containsKey(sha256) && !isUsed.test(sha256);
        } catch (NoSuchFileException e) {
            return false; // it is filed elsewhere, or gone
        } catch (AccessDeniedException e) {
            return true;
        }
    }

    /** Whether one waits there to be filed. The folders that Caravan keeps may hold very many files, and are not entered. */
    boolean waitIn(InboxFolders inbox) throws IOException {
        if (ids.isEmpty() || !Files.isDirectory(inbox.inbox())) {
            return false;
        }
        Waiting waiting = new Waiting(inbox.kept());
        Files.walkFileTree(inbox.inbox(), waiting);
        return waiting.found;
    }

    /** Ends at the first. */
    private final class Waiting extends SimpleFileVisitor<Path> {
        private final Set<Path> passed;
        private boolean found;

        Waiting(Set<Path> passed) {
            this.passed = passed;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return passed.contains(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                found = attributes.isRegularFile()
                        && !idsOf(file, attributes.size()).isEmpty();
            } catch (NoSuchFileException e) {
                return FileVisitResult.CONTINUE; // it is filed just now
            }
            return found ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        /** Files are claimed and filed meanwhile; what can't be read can't be filed either. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }

    /** SHA-256 of a file, in hex; links are not followed. */
    static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream digest = new DigestInputStream(in, Sha256.digest())) {
            digest.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.getMessageDigest().digest());
        }
    }
}
