package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.SettableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitingFilesTest {

    private static final Instant NOON = Instant.parse("2024-03-15T12:00:00Z");

    @TempDir
    private Path inbox;

    private final SettableClock clock = new SettableClock(NOON);
    private final Gate gate = new Gate(clock);
    private final WaitingFiles waiting = new WaitingFiles(gate, clock);

    @Test
    void aFileIsWantedAsLongAsItsCandidateFileIsThere() throws IOException {
        Path ada = waits("ada");

        assertThat(waiting.isWanted(inbox.resolve("ada.pdf"))).isTrue();
        assertThat(waiting.isWanted(inbox.resolve("bob.pdf"))).isFalse();
        Files.delete(ada);
        assertThat(waiting.isWanted(inbox.resolve("ada.pdf"))).isFalse();
    }

    @Test
    void aCandidateFileThatIsUnderWayIsThere() throws IOException {
        Path ada = waits("ada");
        FileStamp stamp = FileStamp.of(ada);
        gate.ripen(ada, stamp);
        gate.begin(ada, stamp);
        Files.delete(ada);
        clock.advance(Duration.ofSeconds(2));

        assertThat(waiting.isWanted(inbox.resolve("ada.pdf"))).isTrue();
        gate.end(ada);
        assertThat(waiting.isWanted(inbox.resolve("ada.pdf"))).isFalse();
    }

    @Test
    void whatWasTakenAwayWaitsAnewWhenItComesBack() throws IOException {
        Files.delete(waits("ada"));
        clock.advance(Duration.ofMinutes(1));
        waiting.isWanted(inbox.resolve("other.pdf"));

        assertThat(waiting.of("ada", inbox.resolve("ada.json")).since()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void whatWasPutBackGoesOnWaiting() throws IOException {
        waits("ada");
        clock.advance(Duration.ofMinutes(1));
        waiting.isWanted(inbox.resolve("other.pdf"));

        waits("ada");
        assertThat(waiting.of("ada", inbox.resolve("ada.json")).since()).isEqualTo(NOON);
        waiting.forget("ada");
        assertThat(waiting.isWanted(inbox.resolve("ada.pdf"))).isFalse();
    }

    /** A candidate file that waits for the document of its name. */
    private Path waits(String name) throws IOException {
        Path file = Files.writeString(inbox.resolve(name + ".json"), "{}");
        waiting.of(name, file).want(List.of(inbox.resolve(name + ".pdf")));
        return file;
    }
}
