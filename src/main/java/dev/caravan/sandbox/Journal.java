package dev.caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What happened, one JSON line for each change, so that the sandbox knows it again after a restart. */
final class Journal implements AutoCloseable {

    private final Path file;
    private final FileChannel channel;

    private Journal(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Opens the journal in a file, reads back what it holds, and drops a last line that was cut. */
    static Journal open(Path file, Consumer<JsonNode> replay) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(file, CREATE, WRITE, APPEND);
            channel.truncate(readBack(file, replay));
            return new Journal(file, channel);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The state file " + file + " cannot be used", unreadable);
        }
    }

    /** Hands the line to the operating system before it returns. */
    void append(ObjectNode line) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The state file " + file + " cannot be written", unwritable);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The state file " + file + " cannot be closed", unwritable);
        }
    }

    /** Replays the whole lines, and says where the last of them ends. */
    private static long readBack(Path file, Consumer<JsonNode> replay) throws IOException {
        long end = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n') {
                    replay.accept(Json.readObject(line.toByteArray()));
                    end += line.size() + 1;
                    line.reset();
                } else {
                    line.write(next);
                }
            }
        }
        return end;
    }
}
