package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged jars on one ledger, of which one stands still for longer than its leases last. */
@Tag("campaign")
class PausedIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int PEOPLE = 20;

    @TempDir
    private Path folder;

    private final SandboxDesk vendors = new SandboxDesk();
    private CaravanProcess paused;
    private CaravanProcess other;

    @AfterEach
    void stop() {
        paused.close();
        other.close();
        vendors.close();
    }

    @Test
    void whatAStaleHolderKnowsChangesNothing() throws Exception {
        List<String> ids = People.ids("p", PEOPLE);
        paused = caravan("first").start();
        for (String vendor : SandboxDesk.VENDORS) {
            vendors.misbehave(vendor, "{\"mode\":\"slow\",\"delayMillis\":1500,\"times\":" + PEOPLE + "}");
        }
        paused.post("application/x-ndjson", People.wholeLines(ids, "Analyst"));
        await().atMost(SOON).until(() -> vendors.requests().values().stream().allMatch(requests -> requests == PEOPLE));
        pauseWithoutTheLock();
        vendors.behave();

        other = caravan("second").start();
        other.awaitAllSettled(SandboxDesk.VENDORS.size() * PEOPLE, SOON);
        String settled = standing();
        paused.signal("CONT");
        await().atMost(SOON).until(() -> paused.output().contains("outcome not taken"));
        await().atMost(SOON).until(() -> paused.health("ledger").startsWith("UP"));
        paused.stop();

        assertThat(standing()).isEqualTo(settled);
        assertThat(other.count("select count(*) from delivery where state <> 'delivered'"))
                .isZero();
        assertThat(other.count("select count(*) from attempt where outcome not in ('delivered', 'uncertain')"))
                .isZero();
        assertThat(other.count("select count(*) from (select delivery_id from attempt where outcome = 'delivered'"
                        + " group by delivery_id having count(*) <> 1)"))
                .as("deliveries that were delivered by anything but one attempt")
                .isZero();
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(Census.of(vendors, vendor, ids).toString())
                    .as(vendor)
                    .isEqualTo("lost 0[], doubled 0[], strange 0[]");
        }
        new WireCount(other, vendors).assertSameButForWhatWasUnderWay();
    }

    private CaravanProcess caravan(String name) throws Exception {
        return new CaravanProcess(Files.createDirectory(folder.resolve(name)), vendors.sandbox)
                .with("caravan.data", folder.resolve("data").toString())
                .with("caravan.delivery.lookup-settle", "500ms");
    }

    /** A process that stands still with the database's lock in its hand would hold everybody up. */
    private void pauseWithoutTheLock() {
        await().atMost(SOON).until(() -> {
            paused.signal("STOP");
            if (isUnlocked()) {
                return true;
            }
            paused.signal("CONT");
            return false;
        });
    }

    private boolean isUnlocked() {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("data/caravan.db") + "?busy_timeout=0");
                var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            statement.execute("rollback");
            return true;
        } catch (SQLException locked) {
            return false;
        }
    }

    /** All deliveries and attempts, as text. */
    private String standing() {
        return other.text("select group_concat(id || state || revision || delivered_revision || attempts || fence"
                        + " || uncertain || coalesce(vendor_id, '-') || coalesce(memory, '-'), x'0a') from delivery")
                + other.text("select group_concat(id || outcome || requests, x'0a') from attempt");
    }
}
