package dev.caravan.intake.zip;

import dev.caravan.document.TemporaryFolder;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that only this process needs, and only for now. Where the system allows, nothing of it is left by a crash. */
public final class Scratch implements Closeable {

    private final Path path;

    /** An empty one. */
    public Scratch() throws IOException {
        path = TemporaryFolder.newFile();
    }

    /** Where it is, until it is forgotten. */
    public Path path() {
        return path;
    }

    /** Opens it for writing and reading. */
    public FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Takes the name away from a file that is open; its content is there until it is closed. */
    public void forget() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit(); // Windows keeps the name of an open file
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
