package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
}
