package dev.caravan.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The contents of documents, each kept once, by its SHA-256. A content is there only as a whole: it is written under
 * another name, synced and renamed; and it is there after a crash once its {@link Batch} is settled.
 */
final class DocumentStore {

    private static final String NEW = ".new";
    private static final String SHA256 = "[0-9a-f]{64}";

    private final Path folder;

    /** Keeping a content and forgetting it exclude each other. */
    private final List<Object> locks =
            IntStream.range(0, 64).mapToObj(i -> new Object()).toList();

    DocumentStore(Path folder) {
        this.folder = folder;
    }

    /** A content on its way in. */
    NewFile newFile() {
        return NewFile.in(folder.resolve(NEW));
    }

    /** Removes what a crash before that time has left half-written. */
    void clean(Instant before) throws IOException {
        if (Files.isDirectory(folder.resolve(NEW))) {
            try (Stream<Path> left = Files.list(folder.resolve(NEW))) {
                for (Path file : (Iterable<Path>) left::iterator) {
                    if (isOlder(file, before)) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }

    /** The folders that the contents are in, by the first two letters of their names. */
    List<Path> drawers() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(drawer -> drawer.getFileName().toString().matches("[0-9a-f]{2}"))
                    .sorted()
                    .toList();
        }
    }

    /** The contents in that folder that have not been kept, or kept again, since then. */
    static List<String> keptBefore(Instant time, Path drawer) throws IOException {
        try (Stream<Path> all = Files.list(drawer)) {
            List<String> old = new ArrayList<>();
            for (Path file : (Iterable<Path>) all::iterator) {
                String sha256 = drawer.getFileName().toString() + file.getFileName();
                if (sha256.matches(SHA256) && isOlder(file, time)) {
                    old.add(sha256);
                }
            }
            return old;
        }
    }

    /** Forgets a content unless it was kept again since then; whoever keeps it meanwhile keeps it afterwards. */
    boolean forget(String sha256, Instant keptBefore) throws IOException {
        Path path = path(sha256);
        synchronized (lock(sha256)) {
            return Files.exists(path) && isOlder(path, keptBefore) && Files.deleteIfExists(path);
        }
    }

    private static boolean isOlder(Path file, Instant time) throws IOException {
        return Files.getLastModifiedTime(file).toInstant().isBefore(time);
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
        if (!sha256.matches(SHA256)) {
            throw new IllegalArgumentException("expected a SHA-256 in hex");
        }
        return folder.resolve(sha256.substring(0, 2)).resolve(sha256.substring(2));
    }

    /** Whether the content is there; then it stays for now, as if it had been kept again. */
    boolean renew(String sha256) {
        synchronized (lock(sha256)) {
            try {
                if (has(sha256)) {
                    Files.setLastModifiedTime(path(sha256), FileTime.from(Instant.now()));
                    return true;
                }
                return false;
            } catch (IOException e) {
                throw new DocumentsUnavailableException(e);
            }
        }
    }

    /**
     * Moves a content to its place, unless it is there; its bytes have to be on the disk.
     *
     * @return the folders that have to be synced before it counts as kept
     */
    Set<Path> place(NewFile file) {
        Path path = path(file.sha256());
        synchronized (lock(file.sha256())) {
            try {
                if (renew(file.sha256())) {
                    return Set.of(path.getParent());
                }
                NewFile.make(path.getParent());
                Files.setLastModifiedTime(file.path(), FileTime.from(Instant.now()));
                Files.move(file.path(), path, StandardCopyOption.ATOMIC_MOVE);
                return Set.of(path.getParent(), folder);
            } catch (IOException e) {
                throw new DocumentsUnavailableException(e);
            }
        }
    }

    private Object lock(String sha256) {
        return locks.get(Math.floorMod(sha256.hashCode(), locks.size()));
    }
}
