package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.sql.DriverManager;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The packaged jar, when something needs a person. */
class ReplayIT extends WholeCaravan {

    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void whatAnOutageLeftDeadIsCountedReplayedAtAPaceAndDeliveredOnce() throws Exception {
        caravan.with("caravan.delivery.give-up-after", "1s").start();
        vendors.misbehave("jarvi", "{\"mode\":\"error-before\"}");
        caravan.post("application/x-ndjson", People.lines("p", 20, "Analyst"));
        caravan.awaitAllSettled(100, SOON);
        assertThat(caravan.count("select count(*) from delivery where vendor = 'jarvi' and state = 'dead'"))
                .isEqualTo(20);
        vendors.behave();

        JsonNode counted = answer("/api/deliveries/replay?vendor=jarvi&dryRun=true");
        assertThat(counted.at("/byVendor/jarvi/dead").asInt()).isEqualTo(20);
        JsonNode replayed = answer("/api/deliveries/replay?vendor=jarvi&perMinute=600");

        assertThat(replayed.path("replayed").asInt()).isEqualTo(20);
        caravan.awaitAllSettled(100, SOON);
        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(100);
        assertThat(vendors.received("jarvi")).hasSize(20);
        assertThat(caravan.count("select count(*) from attempt where outcome = 'replayed'"))
                .isEqualTo(20);
        JsonNode audit = caravan.get("/api/audit").at("/entries");
        assertThat(audit).hasSize(1);
        assertThat(audit.at("/0/detail").asText()).isEqualTo("vendor=jarvi&perMinute=600");
        assertThat(audit.at("/0/deliveries").asInt()).isEqualTo(20);
    }

    @Test
    void aPauseHoldsOverARestartAndLosesAndDoublesNothing() throws Exception {
        caravan.with("caravan.jarvi.concurrency", "2").start();
        vendors.misbehave("jarvi", "{\"mode\":\"slow\",\"delayMillis\":300}");
        caravan.post("application/x-ndjson", People.lines("p", 40, "Analyst"));
        await().atMost(SOON).until(() -> vendors.requests("jarvi") > 2);

        assertThat(answer("/api/vendors/jarvi/pause?reason=they%20migrate")
                        .at("/paused/reason")
                        .asText())
                .isEqualTo("they migrate");
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        caravan.count("select count(*) from delivery where vendor = 'jarvi' and state = 'sending'"))
                .isZero());
        long whenPaused = vendors.requests("jarvi");
        assertThat(whenPaused).isLessThan(40);

        caravan.stop();
        caravan.start();
        caravan.post("application/x-ndjson", People.lines("q", 5, "Analyst"));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        caravan.count("select count(*) from delivery where vendor <> 'jarvi' and state = 'delivered'"))
                .isEqualTo(4 * 45));
        assertThat(vendors.requests("jarvi")).isEqualTo(whenPaused);
        assertThat(caravan.get("/api/vendors").findPath("reason").asText()).isEqualTo("they migrate");

        vendors.behave();
        answer("/api/vendors/jarvi/resume");
        caravan.awaitAllSettled(5 * 45, SOON);
        assertThat(vendors.received("jarvi")).hasSize(45);
        assertThat(vendors.requests("jarvi")).isEqualTo(45);
        assertThat(caravan.count("select count(*) from delivery where uncertain = 1"))
                .isZero();
    }

    @Test
    void aVendorThatIsSwitchedOnLaterGetsWhoIsKnownAndMeantForIt() throws Exception {
        String key = vendors.sandbox.configuration().get("caravan.jarvi.api-key");
        caravan.with("caravan.jarvi.api-key", "").start();
        caravan.post("application/x-ndjson", People.lines("p", 30, "Analyst"));
        String notMeant = People.one("elsewhere", "Analyst");
        caravan.post("application/json", notMeant.replaceFirst("\\{", "{\"deliverTo\":[\"merge\"],"));
        caravan.awaitAllSettled(4 * 30 + 1, SOON);
        HttpResponse<String> tooEarly = caravan.ask("POST", "/api/vendors/jarvi/backfill");
        assertThat(tooEarly.statusCode()).isEqualTo(409);
        assertThat(tooEarly.body()).contains("jarvi is switched off");

        caravan.stop();
        caravan.with("caravan.jarvi.api-key", key).start();
        assertThat(answer("/api/vendors/jarvi/backfill?dryRun=true")
                        .path("deliveries")
                        .asInt())
                .isEqualTo(30);
        assertThat(answer("/api/vendors/jarvi/backfill?perMinute=1200")
                        .path("deliveries")
                        .asInt())
                .isEqualTo(30);

        caravan.awaitAllSettled(5 * 30 + 1, SOON);
        assertThat(vendors.received("jarvi")).hasSize(30);
        assertThat(answer("/api/vendors/jarvi/backfill").path("deliveries").asInt())
                .isZero();
    }

    @Test
    void aPersonSaysWhichRecordACandidateIsOrThatItIsNone() throws Exception {
        caravan.start();
        caravan.post("application/json", People.one("known", "Analyst"));
        caravan.post("application/json", People.one("gone", "Analyst"));
        caravan.awaitAllSettled(10, SOON);
        String id = vendorId("known");
        makeDoubtful("known");
        makeDoubtful("gone");

        assertThat(replay("known", "?vendorId=" + id).statusCode()).isEqualTo(200);
        assertThat(replay("gone", "?anew=true").statusCode()).isEqualTo(200);
        caravan.awaitAllSettled(10, SOON);

        assertThat(vendorId("known")).isEqualTo(id);
        assertThat(vendorId("gone")).isNotEqualTo(id).isNotEmpty();
        assertThat(vendors.received("welcomekit"))
                .as("one more, because somebody said so")
                .hasSize(3);
        assertThat(replay("known", "").statusCode()).isEqualTo(409);
        makeDoubtful("gone");
        HttpResponse<String> taken = replay("gone", "?vendorId=" + id);
        assertThat(taken.statusCode()).isEqualTo(409);
        assertThat(taken.body()).contains("'known'");
    }

    private HttpResponse<String> replay(String externalId, String query) {
        return caravan.ask("POST", "/api/candidates/" + externalId + "/vendors/welcomekit/replay" + query);
    }

    private String vendorId(String externalId) {
        return caravan.get("/api/candidates/" + externalId + "/vendors/welcomekit")
                .at("/delivery/vendorId")
                .asText();
    }

    private JsonNode answer(String path) throws Exception {
        HttpResponse<String> answer = caravan.ask("POST", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return CaravanProcess.MAPPER.readTree(answer.body());
    }

    /** As if its answer had got lost, and the vendor had then shown several records that it might be. */
    private void makeDoubtful(String externalId) throws Exception {
        try (var connection = DriverManager.getConnection(
                        "jdbc:sqlite:" + folder.resolve("data/caravan.db") + "?busy_timeout=5000");
                var statement = connection.createStatement()) {
            statement.execute("""
                    update delivery set state = 'rejected', due_at = null, uncertain = 1, doubted_revision = revision,
                        doubted_at = changed_at, vendor_id = null, delivered_revision = null, delivered_hash = null,
                        problem = 'several found'
                    where vendor = 'welcomekit'
                      and candidate_id = (select id from candidate where external_id = '%s')""".formatted(externalId));
        }
    }
}
