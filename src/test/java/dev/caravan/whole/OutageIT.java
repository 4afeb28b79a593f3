package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar, and a vendor that is down, refuses everything, or is full. */
@Tag("campaign")
class OutageIT {

    private static final int PEOPLE = 20_000;

    /** So that the drain takes less than a minute. */
    private static final int PER_MINUTE = 30_000;

    /** What opens the breaker, what was under way then, and a probe now and then. */
    private static final int FEW = 200;

    private static final Duration PATIENCE = Duration.ofMinutes(3).plusMillis(50L * PEOPLE);

    @TempDir
    Path folder;

    private final SandboxDesk vendors = new SandboxDesk();
    private CaravanProcess caravan;

    @AfterEach
    void stop() {
        caravan.close();
        vendors.close();
    }

    @Test
    void aVendorThatIsDownIsLeftAloneTheOthersDoNotNoticeAndTheDrainIsNoStampede() throws Exception {
        caravan = new CaravanProcess(folder, vendors.sandbox)
                .with("caravan.jarvi.requests-per-minute", String.valueOf(PER_MINUTE))
                .with("caravan.jarvi.backoff-max", "5s")
                .with("caravan.merge.refused-per-10s", "1000")
                .start();
        vendors.misbehave("jarvi", "{\"mode\":\"error-before\"}");
        caravan.drop("batch.ndjson", People.lines("p", PEOPLE, "Analyst"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        caravan.count("select count(*) from delivery where vendor <> 'jarvi' and state = 'delivered'"))
                .isEqualTo(4L * PEOPLE));
        assertThat(vendors.requests("jarvi")).isBetween(10L, (long) FEW);
        JsonNode down = jarvi();
        assertThat(down.path("state").asText()).isIn("open", "half-open");
        assertThat(down.path("cause").asText()).isEqualTo("failing");
        assertThat(down.path("problem").asText()).contains("500");
        JsonNode health = caravan.get("/q/health/ready");
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.toString()).contains("failing, since");
        assertThat(neverTried()).isGreaterThan(PEOPLE - FEW);
        assertThat(PEOPLE - neverTried())
                .as("candidates that took turns in trying")
                .isGreaterThan(caravan.requestsInLedger("jarvi") / 2);

        caravan.stop();
        long before = vendors.requests("jarvi");
        caravan.start();

        assertThat(jarvi().path("state").asText()).isIn("open", "half-open");
        assertThat(jarvi().path("since")).isEqualTo(down.path("since"));
        await().atMost(PATIENCE).until(() -> vendors.requests("jarvi") > before + 1);
        assertThat(vendors.requests("jarvi")).as("one probe after the other").isLessThan(before + 10);

        vendors.behave();
        caravan.awaitAllSettled(5 * PEOPLE, PATIENCE);

        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(5L * PEOPLE);
        assertThat(vendors.received("jarvi")).hasSize(PEOPLE);
        assertThat(caravan.requestsInLedger("jarvi")).isEqualTo(vendors.requests("jarvi"));
        assertThat(vendors.busiest("jarvi", "minute")).isLessThanOrEqualTo(PER_MINUTE);
        assertThat(vendors.busiest("jarvi", "tenSeconds"))
                .as("the even rate, what may leave at once, and what is there for second requests")
                .isLessThanOrEqualTo(PER_MINUTE / 6 + PER_MINUTE / 20 + PER_MINUTE / 20);
        await().atMost(PATIENCE).until(() -> jarvi().path("state").asText().equals("closed"));
        assertThat(caravan.output().split("vendor is waited for; vendor=jarvi")).hasSize(2);
        assertThat(caravan.output().split("vendor is sent to again; vendor=jarvi"))
                .hasSize(2);
    }

    @Test
    void aVendorThatCannotBeReachedIsLeftAloneToo() throws Exception {
        int nobody = 1;
        caravan = new CaravanProcess(folder, vendors.sandbox)
                .with("caravan.jarvi.base-url", "http://127.0.0.1:" + nobody)
                .start();
        caravan.drop("batch.ndjson", People.lines("p", 500, "Analyst"));

        await().atMost(PATIENCE)
                .until(() -> caravan.get("/api/vendors").toString().contains("\"failing\""));

        assertThat(jarvi().path("problem").asText()).contains("No connection");
        assertThat(neverTried()).isGreaterThan(500 - FEW);
    }

    @Test
    void refusalsStayBelowWhatMergeBears() throws Exception {
        int people = 50;
        caravan = new CaravanProcess(folder, vendors.sandbox).start();
        vendors.misbehave("merge", "{\"mode\":\"refuse\"}");
        caravan.drop("batch.ndjson", People.lines("p", people, "Analyst"));

        caravan.awaitAllSettled(5 * people, PATIENCE);

        assertThat(caravan.count("select count(*) from delivery where vendor = 'merge' and state = 'rejected'"))
                .isEqualTo(people);
        assertThat(vendors.requests("merge")).isEqualTo(people);
        assertThat(vendors.busiest("merge", "refusedInTenSeconds")).isBetween(1L, 20L);
        assertThat(caravan.get("/api/vendors").toString()).doesNotContain("\"open\"");
    }

    @Test
    void turnsThatTakeTwoRequestsStayWithinTheRateToo() throws Exception {
        int people = 40;
        int perMinute = 300;
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        caravan = new CaravanProcess(elsewhere, vendors.sandbox).start();
        caravan.drop("batch.ndjson", People.lines("p", people, "Analyst"));
        caravan.awaitAllSettled(5 * people, PATIENCE);
        caravan.stop();
        long before = vendors.requests("enboarder");

        caravan = new CaravanProcess(folder, vendors.sandbox)
                .with("caravan.enboarder.requests-per-minute", String.valueOf(perMinute))
                .start();
        caravan.drop("batch.ndjson", People.lines("p", people, "Engineer"));
        caravan.awaitAllSettled(5 * people, PATIENCE);

        assertThat(
                        caravan.count(
                                "select count(*) from delivery where vendor = 'enboarder' and state = 'delivered' and failures = 0"))
                .isEqualTo(people);
        assertThat(caravan.requestsInLedger("enboarder"))
                .isGreaterThanOrEqualTo(2 * people)
                .isEqualTo(vendors.requests("enboarder") - before);
        assertThat(vendors.busiest("enboarder", "tenSeconds"))
                .isLessThanOrEqualTo(2 * (perMinute / 20) + perMinute / 60 * 10);
    }

    private JsonNode jarvi() {
        for (JsonNode vendor : caravan.get("/api/vendors")) {
            if (vendor.path("vendor").asText().equals("jarvi")) {
                return vendor;
            }
        }
        throw new AssertionError("no jarvi");
    }

    private long neverTried() {
        return caravan.count("select count(*) from delivery where vendor = 'jarvi' and attempts = 0");
    }
}
