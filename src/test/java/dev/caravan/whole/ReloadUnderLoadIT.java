package dev.caravan.whole;

import static dev.caravan.whole.RoutesCopy.DELIVERY;
import static dev.caravan.whole.RoutesCopy.INTAKE;
import static dev.caravan.whole.RoutesCopy.JARVI;
import static dev.caravan.whole.RoutesCopy.jarviWithHeadline;
import static dev.caravan.whole.RoutesCopy.original;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reloads while candidates are on their way: none is lost, and none is sent twice. */
class ReloadUnderLoadIT extends WholeCaravan {

    private static final Duration SOON = Duration.ofSeconds(60);

    private RoutesCopy routes;

    @BeforeEach
    void start() throws Exception {
        routes = new RoutesCopy(folder.resolve("routes"));
        caravan.with("caravan.routes", "routes")
                .with("caravan.delivery.timeout", "20s")
                .with("caravan.delivery.lease", "60s");
        caravan.start();
    }

    @Test
    void whatIsUnderWayEndsBeforeTheNewRouteBegins() {
        vendors.misbehave("jarvi", "{\"mode\":\"slow\",\"delayMillis\":1500,\"times\":300}");
        caravan.post("application/x-ndjson", People.lines("slow", 300, "Analyst"));
        await().atMost(SOON).until(() -> vendors.requests("jarvi") > 0);

        routes.takenOver(caravan, JARVI, jarviWithHeadline("Poet"));

        eachPersonIsAtEachVendorOnce(300);
        assertThat(vendors.received("jarvi").findValuesAsText("headline")).contains("Analyst", "Poet");
    }

    @Test
    void fiftyReloadsUnderLoadLoseNothingAndDoubleNothing() throws Exception {
        List<String> files = List.of(
                JARVI,
                "vendors/merge/merge.camel.yaml",
                INTAKE,
                "vendors/enboarder/enboarder.camel.yaml",
                "vendors/welcomekit/welcomekit.camel.yaml",
                DELIVERY,
                "vendors/collective/collective.camel.yaml");
        for (String vendor : SandboxDesk.VENDORS) {
            vendors.misbehave(vendor, "{\"mode\":\"slow\",\"delayMillis\":800,\"times\":100000}");
        }
        for (int reload = 0; reload < 50; reload++) {
            caravan.drop("batch-" + reload + ".ndjson", People.lines("r" + reload + "-", 20, "Analyst"));
            String file = files.get(reload % files.size());
            routes.takenOver(caravan, file, original(file) + "# reload " + reload + "\n");
        }

        eachPersonIsAtEachVendorOnce(1000);
    }

    @Test
    void aStopInTheMiddleOfAReloadIsClean() throws Exception {
        vendors.misbehave("jarvi", "{\"mode\":\"slow\",\"delayMillis\":1500,\"times\":1000}");
        caravan.post("application/x-ndjson", People.lines("p", 200, "Analyst"));
        await().atMost(SOON).until(() -> vendors.requests("jarvi") > 0);
        routes.save(JARVI, jarviWithHeadline("Poet"));
        routes.save(DELIVERY, original(DELIVERY) + "# later\n");
        await().atMost(SOON)
                .until(() -> caravan.get("/q/health/ready").toString().contains("\"running\":")
                        && caravan.count("select count(*) from delivery where state = 'sending' and vendor = 'jarvi'")
                                < 64);

        caravan.stop();

        assertThat(caravan.count("select count(*) from delivery where state = 'sending'"))
                .as("leases that were not given back")
                .isZero();
        assertThat(caravan.output()).doesNotContain("ERROR").doesNotContain("Exception");
        caravan.start();
        eachPersonIsAtEachVendorOnce(200);
    }

    private void eachPersonIsAtEachVendorOnce(int people) {
        caravan.awaitAllSettled(5 * people, SOON);
        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(5 * people);
        assertThat(caravan.count("select count(*) from attempt where outcome <> 'delivered'"))
                .as("attempts that failed")
                .isZero();
        for (String vendor : SandboxDesk.VENDORS) {
            assertThat(vendors.requests(vendor)).as(vendor).isEqualTo(people);
            assertThat(vendors.received(vendor)).as(vendor).hasSize(people);
            assertThat(caravan.requestsInLedger(vendor)).as(vendor).isEqualTo(people);
        }
    }
}
