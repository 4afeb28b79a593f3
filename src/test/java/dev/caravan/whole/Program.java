package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Another program of this machine. */
final class Program {

    private Program() {}

    /** Runs another program, which must succeed. */
    static void run(String... command) throws IOException, InterruptedException {
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(program.waitFor())
                .as("%s said: %s", String.join(" ", command), said)
                .isZero();
    }

    /** Runs it in that folder, to its end. */
    static Ended end(List<String> command, Path folder) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "ended", ".log");
        Process program = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        assertThat(program.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(program.exitValue(), Files.readAllLines(output));
    }

    /** Writes down what a program says, for as long as it does. */
    static void listen(InputStream said, File log) {
        Thread listener = new Thread(() -> {
            try (OutputStream out = new FileOutputStream(log, true)) {
                said.transferTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        listener.setDaemon(true);
        listener.start();
    }

    /** A process that has ended by itself. */
    record Ended(int exitCode, List<String> output) {}
}
