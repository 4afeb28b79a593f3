package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged jar while its store can't commit: it says so, it accepts nothing and sends nothing, and it goes on by
 * itself, with nothing lost and nothing doubled.
 */
@Tag("campaign")
class StoreTroubleIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int MOST_COMPLAINTS = 12;

    @TempDir
    private Path folder;

    private final SandboxDesk vendors = new SandboxDesk();
    private CaravanProcess caravan;
    private boolean mounted;

    @BeforeEach
    void build() throws Exception {
        caravan = new CaravanProcess(folder, vendors.sandbox).sayingThroughAPipe();
    }

    @AfterEach
    void stop() throws Exception {
        try {
            WireCount.compareAndClose(vendors, caravan);
        } finally {
            if (mounted) {
                Program.run("umount", "-l", folder.resolve("data").toString());
            }
        }
    }

    @Test
    void waitsWhileAnotherProcessHoldsTheLock() throws Exception {
        caravan.start();
        assertHoldsThrough(StoreTrouble.locked(caravan));
    }

    @Test
    void waitsWhileFilesMayNotGrow() throws Exception {
        caravan.start();
        assertHoldsThrough(StoreTrouble.noRoomInFiles(caravan));
    }

    @Test
    void waitsWhileTheDiskIsFull() throws Exception {
        Path data = Files.createDirectory(folder.resolve("data"));
        mounted = mount(data);
        assumeTrue(mounted, "only a user who may mount a file system can fill one");
        caravan.start();
        assertHoldsThrough(StoreTrouble.diskFull(data));
    }

    @Test
    void waitsWhileItsDataIsGone() throws Exception {
        caravan.start();
        assertHoldsThrough(StoreTrouble.gone(folder.resolve("data")));
    }

    @Test
    void whatIsAnsweredWhileNothingCanBeCommittedIsCommittedAfterwardsAndNotSentAgain() throws Exception {
        caravan.start();
        for (String vendor : SandboxDesk.VENDORS) {
            vendors.misbehave(vendor, "{\"mode\":\"slow\",\"delayMillis\":1500,\"times\":1}");
        }
        List<String> ids = List.of("ada");
        caravan.post("application/x-ndjson", People.wholeLines(ids, "Analyst"));
        await().atMost(SOON).until(() -> SandboxDesk.VENDORS.stream().allMatch(vendor -> vendors.requests(vendor) > 0));

        StoreTrouble lock = StoreTrouble.locked(caravan);
        lock.begin();
        await().atMost(SOON).until(() -> caravan.health("ledger").startsWith("DOWN"));
        lock.end();

        caravan.awaitAllSettled(SandboxDesk.VENDORS.size(), SOON);
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(Census.of(vendors, vendor, ids).isExact()).as(vendor).isTrue();
        }
        assertThat(caravan.count("select count(*) from attempt where outcome <> 'delivered'"))
                .isZero();
    }

    private void assertHoldsThrough(StoreTrouble trouble) throws Exception {
        List<String> waiting = People.ids("waiting", 20);
        List<String> dropped = People.ids("dropped", 20);
        for (String vendor : SandboxDesk.VENDORS) {
            vendors.misbehave(vendor, "{\"mode\":\"throttle\",\"retryAfter\":\"1\"}");
        }
        caravan.post("application/x-ndjson", People.wholeLines(waiting, "Analyst"));
        await().atMost(SOON).until(() -> SandboxDesk.VENDORS.stream().allMatch(vendor -> vendors.requests(vendor) > 0));
        int saidBefore = caravan.output().length();

        trouble.begin();
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(caravan.health("ledger")).contains("DOWN", "problem"));
        vendors.behave();
        caravan.drop("dropped.ndjson", People.wholeLines(dropped, "Analyst"));
        Map<String, Long> sent = vendors.requests();
        assertThat(caravan.post("application/json", People.whole("posted", "Analyst"))
                        .statusCode())
                .isEqualTo(503);
        await().during(Duration.ofSeconds(4))
                .atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> vendors.requests().equals(sent));
        assertThat(folder.resolve("inbox/.done/dropped.ndjson")).doesNotExist();
        assertThat(caravan.health("ledger")).contains("DOWN");
        trouble.end();

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(caravan.health("ledger")).contains("UP"));
        caravan.awaitAllSettled(SandboxDesk.VENDORS.size() * (waiting.size() + dropped.size()), SOON);
        new FiledInbox(folder.resolve("inbox")).assertFiled(Map.of("dropped.ndjson", dropped.size()));
        List<String> all = java.util.stream.Stream.concat(waiting.stream(), dropped.stream())
                .toList();
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(Census.of(vendors, vendor, all).toString())
                    .as(vendor)
                    .isEqualTo("lost 0[], doubled 0[], strange 0[]");
        }
        assertSaidOnce(caravan.output().substring(saidBefore));
    }

    private static void assertSaidOnce(String said) {
        assertThat(Pattern.compile("ERROR ledger cannot commit").matcher(said).results())
                .as("said: %s", said)
                .hasSize(1);
        assertThat(Pattern.compile("INFO  ledger commits again").matcher(said).results())
                .as("said: %s", said)
                .hasSize(1);
        assertThat(Pattern.compile("(?m)^[0-9:.]+ (WARN|ERROR)").matcher(said).results())
                .as("a flood? It said: %s", said)
                .hasSizeLessThan(MOST_COMPLAINTS);
        assertThat(said).doesNotContain("\tat ");
    }

    private static boolean mount(Path data) throws Exception {
        return new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", data.toString())
                        .start()
                        .waitFor()
                == 0;
    }
}
