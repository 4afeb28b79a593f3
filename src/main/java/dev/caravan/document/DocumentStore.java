package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The contents of documents, each kept once, by its SHA-256. A content is there only as a whole: it is written under
 * another name, synced and renamed; and it is there after a crash once {@link #keep} has returned.
 */
final class DocumentStore {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;

    /** Keeping a content and forgetting it exclude each other. */
    private final List<Object> locks =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toList();

    DocumentStore(Path folder) {
        this.folder = folder;
    }

    /**
     * Keeps what the stream has.
     *
     * @param name the name that the file was given; may be null
     * @param atMost how many bytes it may have
     * @throws TooLargeException when it has more; then nothing is kept
     */
    Content keep(InputStream in, String name, long atMost) throws IOException {
        Path written = Files.createDirectories(folder.resolve(".new"))
                .resolve(UUID.randomUUID().toString());
        try {
            MessageDigest digest = sha256();
            long size = write(in, written, digest, atMost);
            Content content =
                    new Content(HexFormat.of().formatHex(digest.digest()), size, MediaTypes.of(written, name));
            place(written, content.sha256());
            return content;
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /** Whether the content is there. */
    boolean has(String sha256) {
        return Files.exists(path(sha256));
    }

    /** The content from its beginning. Throws {@link java.nio.file.NoSuchFileException} when it is not there. */
    InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    /** Where the content stands, or would. */
    Path path(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("expected a SHA-256 in hex");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    private void place(Path written, String sha256) throws IOException {
        Path path = path(sha256);
        synchronized (lock(sha256)) {
            if (Files.exists(path)) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.now()));
                return;
            }
            boolean isNewFolder = !Files.isDirectory(path.getParent());
            Files.createDirectories(path.getParent());
            Files.move(written, path, StandardCopyOption.ATOMIC_MOVE);
            sync(path.getParent());
            if (isNewFolder) {
                sync(folder);
            }
        }
    }

    Object lock(String sha256) {
        return locks.get(Math.floorMod(sha256.hashCode(), locks.size()));
    }

    private static long write(InputStream in, Path file, MessageDigest digest, long atMost) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
            byte[] buffer = new byte[BUFFER];
            long size = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                size += read;
                if (size > atMost) {
                    throw new TooLargeException(atMost);
                }
                out.write(buffer, 0, read);
            }
            channel.force(true);
            return size;
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
