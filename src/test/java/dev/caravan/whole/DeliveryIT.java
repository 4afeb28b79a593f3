package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The packaged jar, from a dropped file to five vendors. */
class DeliveryIT extends WholeCaravan {

    private static final Duration SOON = Duration.ofSeconds(30);

    @Test
    void aDroppedFileReachesFiveVendorsOnceAndLeavesAReceipt() throws Exception {
        caravan.start().drop("ada.json", People.one("ada", "Analyst"));

        caravan.awaitAllSettled(5, SOON);

        assertThat(states("ada"))
                .isEqualTo(Map.of(
                        "collective", "delivered",
                        "enboarder", "delivered",
                        "jarvi", "delivered",
                        "merge", "delivered",
                        "welcomekit", "delivered"));
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(vendors.requests(vendor)).as(vendor).isEqualTo(1);
            assertThat(vendors.received(vendor)).as(vendor).hasSize(1);
        }
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/ada.json")));
        JsonNode receipt = CaravanProcess.MAPPER.readTree(
                folder.resolve("inbox/.done/ada.json.receipt.json").toFile());
        assertThat(receipt.path("accepted").asInt()).isEqualTo(1);
        assertThat(receipt.at("/candidates/0/revision").asInt()).isEqualTo(1);
    }

    @Test
    void theReceiptCountsTheFieldsThatNoVendorTakes() throws Exception {
        String forOne = People.lines("p", 3, "Analyst").replace("\"tags\"", "\"deliverTo\":[\"enboarder\"],\"tags\"");
        caravan.drop("some.ndjson", forOne + People.lines("all", 2, "Analyst"));

        caravan.start().awaitAllSettled(3 + 2 * 5, SOON);

        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/some.ndjson")));
        JsonNode receipt = CaravanProcess.MAPPER.readTree(
                folder.resolve("inbox/.done/some.ndjson.receipt.json").toFile());
        assertThat(receipt.path("accepted").asInt()).isEqualTo(5);
        assertThat(receipt.path("notTaken").toString())
                .isEqualTo("{\"/headline\":3,\"/linkedinUrl\":3,\"/location\":3,\"/tags/*\":3}");
        assertThat(receipt.has("notTried")).isFalse();
    }

    @Test
    void unchangedSendsNothingAndChangedSendsOneUpdate() throws Exception {
        caravan.start().drop("ada.json", People.one("ada", "Analyst"));
        caravan.awaitAllSettled(5, SOON);

        assertThat(caravan.post("application/json", People.one("ada", "Analyst"), "Prefer", "wait=10")
                        .body())
                .contains("\"unchanged\"");
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(vendors.requests(vendor)).as(vendor).isEqualTo(1);
        }

        var answer = caravan.post("application/json", People.one("ada", "Engineer"), "Prefer", "wait=10");

        assertThat(answer.statusCode()).isEqualTo(200);
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(vendors.requests(vendor)).as(vendor).isEqualTo(2);
            assertThat(vendors.received(vendor)).as(vendor).hasSize(1);
        }
        assertThat(caravan.deliveries("ada"))
                .allSatisfy(delivery ->
                        assertThat(delivery.path("deliveredRevision").asInt()).isEqualTo(2));
    }

    @Test
    void changedTwiceWhileAVendorIsSlowSendsTheNewestOnly() throws Exception {
        caravan.start();
        vendors.misbehave("jarvi", "{\"mode\":\"slow\",\"delayMillis\":1500,\"times\":1}");
        caravan.post("application/json", People.one("ada", "one"));
        await().atMost(SOON).until(() -> vendors.requests("jarvi") == 1);
        caravan.post("application/json", People.one("ada", "two"));
        caravan.post("application/json", People.one("ada", "three"));

        caravan.awaitAllSettled(5, SOON);

        assertThat(vendors.requests("jarvi")).isEqualTo(2);
        assertThat(vendors.received("jarvi").toString()).contains("three").doesNotContain("two");
        assertThat(states("ada").get("jarvi")).isEqualTo("delivered");
    }

    @Test
    void aThousandLinesAreAThousandPeopleAtEachVendor() throws Exception {
        caravan.with("caravan.delivery.timeout", "30s")
                .with("caravan.delivery.lease", "60s")
                .start()
                .drop("batch.ndjson", People.lines("p", 1000, "Analyst"));

        caravan.awaitAllSettled(5000, Duration.ofMinutes(2));

        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(vendors.requests(vendor)).as(vendor).isEqualTo(1000);
            assertThat(vendors.received(vendor)).as(vendor).hasSize(1000);
        }
        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(5000);
    }

    @Test
    void aVendorThatAsksToWaitIsWaitedForAsAWholeAndTheOthersNoticeNothing() throws Exception {
        caravan.start();
        vendors.misbehave("merge", "{\"mode\":\"throttle\",\"retryAfter\":\"2\",\"times\":1}");
        caravan.post("application/x-ndjson", People.lines("p", 1, "Analyst"));
        await().atMost(SOON).until(() -> vendors.requests("merge") == 1);
        caravan.post("application/x-ndjson", People.lines("q", 50, "Analyst"));

        await().atMost(SOON).untilAsserted(() -> assertThat(
                        caravan.count("select count(*) from delivery where vendor <> 'merge' and state = 'delivered'"))
                .isEqualTo(4 * 51));
        assertThat(caravan.get("/api/vendors").toString()).contains("merge answered 429");

        caravan.awaitAllSettled(5 * 51, SOON);
        assertThat(vendors.requests("merge")).isEqualTo(52);
    }

    @Test
    void aVendorThatDoesNotLetUsInBurnsNoCandidate() throws Exception {
        caravan.start();
        vendors.misbehave("collective", "{\"mode\":\"unauthorized\"}");
        caravan.post("application/x-ndjson", People.lines("p", 100, "Analyst"));
        await().atMost(SOON).untilAsserted(() -> assertThat(caravan.count(
                        "select count(*) from delivery where vendor <> 'collective' and state = 'delivered'"))
                .isEqualTo(400));
        assertThat(caravan.count("select count(*) from delivery where vendor = 'collective' and state <> 'waiting'"
                        + " and state <> 'sending'"))
                .isZero();

        vendors.behave();

        caravan.awaitAllSettled(500, SOON);
        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(500);
    }

    @Test
    void anAnswerThatGetsLostIsUncertainAndTriedAgain() throws Exception {
        caravan.start();
        vendors.misbehave("jarvi", "{\"mode\":\"error-after\",\"times\":1}");
        vendors.misbehave("collective", "{\"mode\":\"reset-after\",\"times\":1}");
        vendors.misbehave("enboarder", "{\"mode\":\"stall\",\"store\":true,\"times\":1}");
        caravan.post("application/json", People.one("ada", "Analyst"));

        caravan.awaitAllSettled(5, SOON);

        assertThat(caravan.count("select count(*) from attempt where outcome = 'uncertain'"))
                .isEqualTo(3);
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(vendors.received(vendor)).as(vendor).hasSize(1);
        }
    }

    @Test
    void aVendorThatIsDownCertainlyGotNothing() throws Exception {
        int nobody = 1;
        caravan.with("caravan.jarvi.base-url", "http://127.0.0.1:" + nobody).start();
        caravan.post("application/json", People.one("ada", "Analyst"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(caravan.count("select count(*) from attempt where outcome = 'retry'"))
                        .isPositive());

        JsonNode jarvi = caravan.deliveries("ada").get(2);
        assertThat(jarvi.path("vendor").asText()).isEqualTo("jarvi");
        assertThat(jarvi.path("uncertain").asBoolean()).isFalse();
        assertThat(jarvi.path("problem").asText()).contains("No connection");
    }

    @Test
    void whatFailsForTooLongIsDead() throws Exception {
        caravan.with("caravan.delivery.give-up-after", "1s").start();
        vendors.misbehave("jarvi", "{\"mode\":\"error-before\"}");
        caravan.post("application/json", People.one("ada", "Analyst"));

        caravan.awaitAllSettled(5, SOON);

        assertThat(states("ada").get("jarvi")).isEqualTo("dead");
        assertThat(caravan.get("/api/deliveries?state=dead").path("deliveries")).hasSize(1);
    }

    private Map<String, String> states(String externalId) {
        Map<String, String> states = new TreeMap<>();
        caravan.deliveries(externalId)
                .forEach(delivery -> states.put(
                        delivery.path("vendor").asText(), delivery.path("state").asText()));
        return states;
    }
}
