package dev.caravan.intake.xlsx;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file that only this process needs, and only for now. Where the system allows, nothing of it is left by a crash. */
final class Scratch implements Closeable {

    private final Path path;

    Scratch() throws IOException {
        path = Files.createTempFile("caravan-", ".tmp");
    }

    Path path() {
        return path;
    }

    FileChannel open() throws IOException {
        return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** Takes the name away from a file that is open; its content is there until it is closed. */
    void forget() {
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
