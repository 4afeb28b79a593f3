package dev.caravan.document;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What is on the disk for a moment only: parts of requests, unpacked files, contents of a preview. It may be people's data,
 * so all of it stands in one folder that goes with the process, and the next one removes what a killed one left. A lock tells
 * the living from the killed, as numbers of processes don't from one container to another.
 */
@Singleton
public final class TemporaryFolder {

    private static final Logger LOG = Logger.getLogger(TemporaryFolder.class);
    private static final String PREFIX = "caravan-";
    private static final String LOCK = "in-use";

    private static Path own;

    /** Open as long as the process lives: with it the lock would go. */
    private static FileChannel lock;

    /** At the start, so that what was left does not wait for somebody who needs a file. */
    void start(@Observes StartupEvent started) {
        try {
            path();
        } catch (IOException e) {
            LOG.warnf("A folder for temporary files is needed (java.io.tmpdir): %s", e);
        }
    }

    /** A new folder, for whoever needs one and removes it. */
    public static Path newFolder(String name) throws IOException {
        return Files.createTempDirectory(path(), name);
    }

    /** A new and empty file, for whoever needs one and removes it. */
    public static Path newFile() throws IOException {
        return Files.createTempFile(path(), null, null);
    }

    /** Removes one with all that is in it, for whoever needs it no more. */
    public static void removeFolder(Path folder) throws IOException {
        empty(folder, folder);
        Files.deleteIfExists(folder);
    }

    /** This process's own; made anew when somebody has tidied up. */
    static synchronized Path path() throws IOException {
        if (own == null || !Files.isDirectory(own)) {
            Path base = Path.of(System.getProperty("java.io.tmpdir"));
            boolean isFirst = own == null;
            own = make(base);
            if (isFirst) {
                Runtime.getRuntime().addShutdownHook(new Thread(TemporaryFolder::removeOwn));
            }
            removeLeft(base, own);
        }
        return own;
    }

    /** Another process may take it for one that was left until it is locked; then it is gone, and the next is tried. */
    private static Path make(Path base) throws IOException {
        while (true) {
            Path folder = Files.createTempDirectory(base, PREFIX);
            FileChannel channel =
                    FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            if (channel.tryLock() != null && Files.exists(folder.resolve(LOCK))) {
                lock = channel;
                return folder;
            }
            channel.close();
        }
    }

    /** Removes the folders of the same user's processes that no longer live. */
    static void removeLeft(Path base, Path mine) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(base, PREFIX + "*")) {
            for (Path folder : folders) {
                boolean isLikeMine = Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                        && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(mine));
                if (isLikeMine && !folder.equals(mine)) {
                    removeIfLeft(folder);
                }
            }
        }
    }

    private static void removeIfLeft(Path folder) {
        try (FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.tryLock() != null) {
                remove(folder);
            }
        } catch (NoSuchFileException | OverlappingFileLockException e) {
            LOG.debugf(e, "In use, or none of ours: %s", folder);
        } catch (IOException e) {
            LOG.warnf("What a stopped process left could not be removed: %s (%s)", folder, e);
        }
    }

    private static synchronized void removeOwn() {
        try {
            lock.close();
            remove(own);
        } catch (IOException e) {
            LOG.debugf(e, "Left to the next process: %s", own);
        }
    }

    /** By its lock the next process knows it again when this one does not come to the end; so that goes last. */
    private static void remove(Path folder) throws IOException {
        Path lockFile = folder.resolve(LOCK);
        empty(folder, lockFile);
        Files.deleteIfExists(lockFile);
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException e) {
            Files.createFile(lockFile); // something came in meanwhile
            throw e;
        }
    }

    private static void empty(Path folder, Path but) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.filter(path -> !path.equals(folder) && !path.equals(but))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
