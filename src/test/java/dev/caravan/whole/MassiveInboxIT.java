package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar with a small heap, files of two gigabytes, and a hundred thousand files. */
@Tag("campaign")
class MassiveInboxIT {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final long TWO_GIGABYTES = 2L * 1024 * 1024 * 1024;
    private static final int MANY = 100_000;

    /** One record may have 32 MB, and is held as bytes and as text while it is looked at. */
    private static final String SMALL_HEAP = "-Xmx192m";

    @TempDir
    private Path folder;

    private CaravanProcess caravan;
    private Path inbox;

    @BeforeEach
    void build() throws Exception {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        caravan = CaravanProcess.withoutVendors(folder)
                .withJava(SMALL_HEAP)
                .withJava("-XX:+ExitOnOutOfMemoryError")
                .with("caravan.inbox.settle", "1s");
    }

    @AfterEach
    void stop() {
        caravan.close();
    }

    @Test
    void twoGigabytesOfNothingAreRefusedInWords() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("huge.json").toFile(), "rw")) {
            file.setLength(TWO_GIGABYTES);
        }
        assertThat(takeIn("huge.json")).contains("\"refused\" : 0", "\"problems\"");
        assertThat(Files.readString(inbox.resolve(".refused/huge.json.problems.json")))
                .contains("expected");
        assertThat(inbox.resolve(".refused/huge.json")).hasSize(TWO_GIGABYTES);
    }

    @Test
    void aLineOfTwoGigabytesIsRefusedAlone() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("huge.ndjson").toFile(), "rw")) {
            file.write((People.one("first", "x") + "\n{").getBytes(StandardCharsets.UTF_8));
            file.seek(TWO_GIGABYTES);
            file.write(("\n" + People.one("last", "x") + "\n").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(takeIn("huge.ndjson")).contains("\"accepted\" : 2", "\"refused\" : 1", "32 MB");
    }

    @Test
    void aCandidateBehindTwoGigabytesOfBlanksIsRefusedInWords() throws Exception {
        byte[] blank = new byte[1 << 20];
        Arrays.fill(blank, (byte) ' ');
        try (var out = Files.newOutputStream(folder.resolve("wide.json"))) {
            out.write(("[" + People.one("first", "x") + ",").getBytes(StandardCharsets.UTF_8));
            for (long written = 0; written < TWO_GIGABYTES; written += blank.length) {
                out.write(blank);
            }
            out.write((People.one("last", "x") + "]").getBytes(StandardCharsets.UTF_8));
        }
        assertThat(takeIn("wide.json"))
                .contains("\"accepted\" : 0", "line 1: expected a candidate of at most 32 MB, but number 2 is larger");
    }

    @Test
    void aHundredThousandFilesAreTakenOnce() throws Exception {
        for (int i = 0; i < MANY; i++) {
            Files.writeString(inbox.resolve("c" + i + ".json"), People.one("c" + i, "x"));
        }
        caravan.start();

        await().atMost(LONG).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(caravan.count("select count(*) from candidate")).isEqualTo(MANY);
            assertThat(new FiledInbox(inbox).files().filter(file -> file.startsWith(".done/")))
                    .hasSize(2 * MANY);
        });
        assertThat(new FiledInbox(inbox).files()).hasSize(2 * MANY);
        assertThat(caravan.count("select count(*) from candidate where revision <> 1"))
                .isZero();
    }

    /** Moves the file into the inbox; returns its receipt. */
    private String takeIn(String name) throws IOException {
        caravan.start();
        Files.move(folder.resolve(name), inbox.resolve(name));
        Path done = inbox.resolve(".done/" + name);
        await().atMost(LONG).pollInterval(Duration.ofMillis(200)).until(() -> Files.exists(done) || !caravan.isAlive());
        assertThat(done).as("it said: %s", caravan.output()).exists();
        assertThat(caravan.health("inbox")).startsWith("UP");
        return Files.readString(inbox.resolve(".done/" + name + ".receipt.json"));
    }
}
