package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, and what people and programs do to an inbox. Each test ends with a file that is taken as ever. */
class OddFilesIT {

    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private CaravanProcess caravan;
    private Path inbox;
    private int markers;

    @BeforeEach
    void start() throws Exception {
        inbox = Files.createDirectory(folder.resolve("inbox"));
        caravan = CaravanProcess.withoutVendors(folder)
                .with("caravan.inbox.settle", "3s")
                .start();
    }

    @AfterEach
    void takesTheNextFileAsEver() throws Exception {
        try {
            awaitALookAtTheInbox();
            assertThat(caravan.health("inbox")).startsWith("UP");
        } finally {
            caravan.close();
        }
    }

    @Test
    void aSlowWriterIsWaitedFor() throws Exception {
        Path slow = inbox.resolve("slow.json");
        String whole = "[" + People.one("a", "x") + ",\n" + People.one("b", "y") + "]";
        for (int from = 0; from < whole.length(); from += 120) {
            append(slow, whole.substring(from, Math.min(whole.length(), from + 120)));
            if (from + 120 < whole.length()) {
                awaitALookAtTheInbox();
                assertThat(slow).exists();
            }
        }

        awaitDone("slow.json");
        assertThat(revision("a")).isEqualTo(1);
        assertThat(revision("b")).isEqualTo(1);
    }

    @Test
    void aRenameIntoTheInboxIsTakenWhole() throws Exception {
        Path part = Files.writeString(inbox.resolve("in.json.part"), People.one("a", "x"));
        awaitALookAtTheInbox();
        assertThat(part).exists();

        Files.move(part, inbox.resolve("in.json"), StandardCopyOption.ATOMIC_MOVE);

        awaitDone("in.json");
        assertThat(revision("a")).isEqualTo(1);
    }

    @Test
    void theSameNameAndSizeWithOtherContentIsAnotherRevision() throws Exception {
        caravan.drop("same.json", People.one("a", "One"));
        awaitDone("same.json");
        caravan.drop("same.json", People.one("a", "Two"));

        await().atMost(SOON).until(() -> revision("a") == 2);
        await().atMost(SOON).until(() -> new FiledInbox(inbox).files().count() == 4);
        caravan.drop("same.json", People.one("a", "Two"));
        await().atMost(SOON).until(() -> new FiledInbox(inbox).files().count() == 6);
        assertThat(revision("a")).isEqualTo(2);
        assertThat(Files.readString(inbox.resolve(".done/same.json"))).contains("One");
    }

    @Test
    void whatIsEmptyOrNotUtf8IsRefusedInWords() throws Exception {
        Files.writeString(inbox.resolve("empty.json"), "");
        Files.write(
                inbox.resolve("latin.json"),
                "{\"externalId\":\"a\",\"firstName\":\"Zoë\"}".getBytes(StandardCharsets.ISO_8859_1));

        awaitDone("empty.json");
        awaitDone("latin.json");

        assertThat(problems("empty.json")).contains("\"message\"").containsIgnoringCase("empty");
        assertThat(problems("latin.json")).contains("UTF-8");
        assertThat(inbox.resolve(".refused/latin.json")).isRegularFile();
        assertThat(revision("a")).isZero();
    }

    @Test
    void aFolderNamedLikeAFileIsAFolder() throws Exception {
        Files.createDirectory(inbox.resolve("x.json"));
        awaitALookAtTheInbox();
        Files.writeString(inbox.resolve("x.json/inner.json"), People.one("a", "x"));

        awaitDone("x.json/inner.json");
        assertThat(inbox.resolve("x.json")).isDirectory();
    }

    @Test
    void aLinkOutOfTheInboxIsNotFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.json"), People.one("secret", "x"));
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Files.writeString(outside.resolve("inner.json"), People.one("inner", "x"));
        Files.createSymbolicLink(inbox.resolve("link.json"), secret);
        Files.createSymbolicLink(inbox.resolve("folder"), outside);

        await().atMost(SOON)
                .until(() -> caravan.output().contains("file=inbox/link.json")
                        && caravan.output().contains("file=inbox/folder"));
        awaitALookAtTheInbox();

        assertThat(caravan.output()).containsOnlyOnce("file=inbox/link.json").contains("links are not followed");
        assertThat(secret).exists();
        assertThat(outside.resolve("inner.json")).exists();
        assertThat(caravan.count("select count(*) from candidate where external_id in ('secret', 'inner')"))
                .isZero();
    }

    @Test
    void namesWithSpacesAndUmlautsAreKept() throws Exception {
        String name = "Büro Süd/Zoë & Ömer (1) %41 ~x.json";
        Files.createDirectory(inbox.resolve("Büro Süd"));
        Files.writeString(inbox.resolve(name), People.one("a", "x"));

        awaitDone(name);
        assertThat(inbox.resolve(".done/" + name + ".receipt.json")).exists();
    }

    @Test
    void filesThatAreTakenAwayAgainHurtNothing() throws Exception {
        for (int i = 0; i < 300; i++) {
            Path file = Files.writeString(inbox.resolve("gone" + i + ".json"), People.one("gone" + i, "x"));
            if (i % 3 == 0) {
                awaitLittle(i);
            }
            Files.deleteIfExists(file);
        }
        awaitALookAtTheInbox();
        await().atMost(SOON).until(() -> new FiledInbox(inbox).files().allMatch(file -> file.startsWith(".done/")));

        assertThat(new FiledInbox(inbox).files().filter(file -> file.matches(".*gone\\d+\\.json")))
                .as("files in .done, and candidates")
                .hasSize((int) caravan.count("select count(*) from candidate where external_id like 'gone%'"));
        assertThat(caravan.output()).doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsDeletedWhileItIsReadIsSaidAndHurtsNothing() throws Exception {
        caravan.drop("large.ndjson", People.lines("p", 60_000, "x"));
        Path claimed = inbox.resolve(".claimed");
        await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> delete(claimed));

        await().atMost(SOON).until(() -> caravan.output().contains("large.ndjson"));
        await().atMost(SOON).until(() -> new FiledInbox(inbox).files().noneMatch(file -> file.startsWith(".claimed/")));
        assertThat(caravan.output()).doesNotContain("\tat ");
    }

    private static boolean delete(Path claimed) throws IOException {
        try (var files = Files.list(claimed)) {
            var large = files.filter(file -> !file.toString().endsWith(".tmp")).findFirst();
            return large.isPresent() && Files.deleteIfExists(large.get());
        }
    }

    /** Sometimes a file is looked at before it is taken away, and sometimes not. */
    private void awaitLittle(int number) throws IOException {
        if (number % 60 == 0) {
            awaitALookAtTheInbox();
        }
    }

    /** Returns after a file that was dropped now is through: everything that was there before was seen at least once. */
    private void awaitALookAtTheInbox() throws IOException {
        String marker = "marker" + markers++ + ".json";
        caravan.drop(marker, People.one("marker" + markers, "x"));
        awaitDone(marker);
        Files.delete(inbox.resolve(".done").resolve(marker));
        Files.delete(inbox.resolve(".done").resolve(marker + ".receipt.json"));
    }

    private void awaitDone(String file) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Files.exists(inbox.resolve(".done/" + file)));
    }

    private long revision(String externalId) {
        return caravan.count(
                "select coalesce(max(revision), 0) from candidate where external_id = '" + externalId + "'");
    }

    private String problems(String file) throws IOException {
        return Files.readString(inbox.resolve(".refused/" + file + ".problems.json"));
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
