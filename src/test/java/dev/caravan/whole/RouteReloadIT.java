package dev.caravan.whole;

import static dev.caravan.whole.RoutesCopy.DELIVERY;
import static dev.caravan.whole.RoutesCopy.INTAKE;
import static dev.caravan.whole.RoutesCopy.JARVI;
import static dev.caravan.whole.RoutesCopy.awaitState;
import static dev.caravan.whole.RoutesCopy.changed;
import static dev.caravan.whole.RoutesCopy.jarviWithHeadline;
import static dev.caravan.whole.RoutesCopy.original;
import static dev.caravan.whole.RoutesCopy.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Routes that are edited while the packaged jar runs. */
class RouteReloadIT extends WholeCaravan {

    private static final Duration SOON = Duration.ofSeconds(30);

    private RoutesCopy routes;

    @BeforeEach
    void start() throws Exception {
        routes = new RoutesCopy(folder.resolve("routes"));
        caravan.with("caravan.routes", "routes");
        caravan.start();
    }

    @Test
    void aBadSaveIsToldOfAndChangesNothingAndTheNextGoodOneTakesOver() {
        Map<String, List<String>> bad = new LinkedHashMap<>();
        bad.put(changed(JARVI, "    from:", "\tfrom:"), List.of("\tfrom:", "no valid YAML"));
        bad.put(
                changed(JARVI, "jarviProfile, method", "jarviProfil, method"),
                List.of("jarviProfil,", "no bean 'jarviProfil'"));
        bad.put(
                changed(JARVI, "method: from", "method: form"),
                List.of("form", "bean 'jarviProfile' has no method 'form'"));
        bad.put(changed(JARVI, "ref: answer }", "ref: answr }"), List.of("answr", "there is no bean 'answr'"));
        bad.put(changed(JARVI, "ledger:jarvi", "ledger:jarvy"), List.of("ledger:jarvy", "there is no vendor 'jarvy'"));
        bad.put(changed(JARVI, "jarvi.api-key", "jarvi.api-kee"), List.of("api-kee", "caravan.jarvi.api-kee"));
        bad.put(changed(JARVI, "setHeader", "setHeadr"), List.of("setHeadr", "setHeadr"));
        bad.put(
                changed(JARVI, "deliver-to-jarvi", "deliver-to-merge"),
                List.of(
                        "id: deliver-to-merge",
                        "'route deliver-to-merge' is in vendors/merge/merge.camel.yaml already"));
        bad.put(
                changed(JARVI, "ledger:jarvi", "direct:accept"),
                List.of("id: deliver-to-jarvi", "'direct:accept' is in intake.camel.yaml already"));
        bad.put(
                changed(JARVI, "    routeConfigurationId: delivery\n", ""),
                List.of("id: deliver-to-jarvi", "write 'routeConfigurationId: delivery'"));
        bad.put(
                changed(JARVI, "ledgerRepository", "otherRepository"),
                List.of("id: deliver-to-jarvi", "could send what was delivered already"));

        bad.forEach((text, told) -> {
            routes.save(JARVI, text);
            awaitProblem(RoutesCopy.line(text, told.get(0)), told.get(1));
        });
        String whole = original(JARVI);
        routes.save(JARVI, whole.stripTrailing());
        awaitProblem((int) whole.lines().count(), "half-written");
        routes.save(JARVI, "");
        awaitProblem(0, "nothing is in it");
        JsonNode health = caravan.get("/q/health/ready");
        assertThat(health.path("status").asText()).isEqualTo("UP");
        assertThat(health.toString()).contains("nothing is in it").contains(JARVI);
        caravan.post("application/json", People.one("ada", "Analyst"));
        caravan.awaitAllSettled(5, SOON);
        assertThat(caravan.output()).containsOnlyOnce("there is no bean 'jarviProfil'");

        routes.takenOver(caravan, JARVI, jarviWithHeadline("Poet"));

        assertThat(status(caravan, JARVI).path("problem").isNull()).isTrue();
        assertThat(caravan.get("/q/health/ready").toString()).doesNotContain("jarvi");
        caravan.post("application/json", People.one("eve", "Analyst"));
        caravan.awaitAllSettled(10, SOON);
        assertThat(vendors.received("jarvi").findValuesAsText("headline")).containsExactlyInAnyOrder("Analyst", "Poet");
    }

    @Test
    void aBadSaveThatIsTakenBackIsForgotten() {
        String before = status(caravan, JARVI).path("loadedAt").asText();
        routes.save(JARVI, "");
        awaitState(caravan, JARVI, "last-good");

        routes.save(JARVI, original(JARVI));

        assertThat(awaitState(caravan, JARVI, "running").path("loadedAt").asText())
                .isEqualTo(before);
    }

    @Test
    void whatIsDeletedEndsAndItsDeliveriesWaitUntilItIsBack() {
        routes.delete(JARVI);
        awaitState(caravan, JARVI, "missing");
        caravan.post("application/json", People.one("ada", "Analyst"));
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(4));
        assertThat(vendors.requests("jarvi")).isZero();
        assertThat(caravan.get("/q/health/ready").toString())
                .contains("\"UP\"")
                .contains("no route begins with ledger:jarvi");
        assertThat(caravan.output()).containsOnlyOnce("jarvi is on, and no route");

        routes.save(JARVI, original(JARVI));

        caravan.awaitAllSettled(5, SOON);
        assertThat(vendors.requests("jarvi")).isEqualTo(1);
    }

    @Test
    void filesCanBeRenamedAndAdded() {
        routes.rename(JARVI, "vendors/jarvi/other-name.camel.yaml");
        routes.rename(DELIVERY, "shared.camel.yaml");
        awaitState(caravan, "vendors/jarvi/other-name.camel.yaml", "running");
        awaitState(caravan, "shared.camel.yaml", "running");
        routes.save("extra.camel.yaml", """
                - route:
                    id: extra
                    from:
                      uri: "file:{{caravan.inbox}}/../side"
                      steps:
                        - to: direct:accept
                """);
        awaitState(caravan, "extra.camel.yaml", "running");
        caravan.post("application/json", People.one("ada", "Analyst"));
        caravan.awaitAllSettled(5, SOON);

        assertThat(status(caravan, JARVI).isEmpty()).isTrue();
        assertThat(status(caravan, DELIVERY).isEmpty()).isTrue();
        assertThat(folder.resolve("side")).isDirectory();
        routes.delete("extra.camel.yaml");
        await().atMost(SOON).until(() -> status(caravan, "extra.camel.yaml").isEmpty());
        assertThat(caravan.get("/q/health/ready").toString()).doesNotContain("\"DOWN\"");
    }

    @Test
    void whatAllShareChangesForAll() throws Exception {
        String mistaken = changed(DELIVERY, "java.net.NoRouteToHostException", "java.net.NoRoute");
        routes.save(DELIVERY, mistaken);
        JsonNode problem = awaitState(caravan, DELIVERY, "last-good").path("problem");
        assertThat(problem.path("line").asInt()).isEqualTo(RoutesCopy.line(mistaken, "java.net.NoRoute"));
        assertThat(problem.path("reason").asText()).contains("there is no class 'java.net.NoRoute'");
        routes.delete(DELIVERY);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        status(caravan, DELIVERY).at("/problem/reason").asText())
                .contains("'delivery'"));

        routes.takenOver(caravan, DELIVERY, original(DELIVERY) + """
                    intercept:
                      - intercept:
                          steps:
                            - setHeader: { name: CamelHttpQuery, constant: "mark=shared" }
                """);

        caravan.post("application/json", People.one("ada", "Analyst"));
        caravan.awaitAllSettled(5, SOON);
        String urls = urls("ada");
        assertThat(urls.split("mark=shared", -1)).as(urls).hasSizeGreaterThanOrEqualTo(5);
        Files.writeString(
                routes.folder.resolve("vendors/jarvi/jarvi.openapi.yaml"),
                "\n",
                java.nio.file.StandardOpenOption.APPEND);
        assertThat(awaitState(caravan, "vendors/jarvi/jarvi.openapi.yaml", "last-good")
                        .at("/problem/reason")
                        .asText())
                .contains("next start");
    }

    @Test
    void anIntakeThatIsExchangedRefusesNobodyForGood() {
        int[] posted = {0};
        for (int round = 0; round < 3; round++) {
            String before = status(caravan, INTAKE).path("loadedAt").asText();
            routes.save(INTAKE, original(INTAKE) + "# round " + round + "\n");
            await().atMost(SOON).pollInterval(Duration.ofMillis(5)).until(() -> {
                int status = caravan.post("application/json", People.one("p" + posted[0], "Analyst"))
                        .statusCode();
                assertThat(status).isIn(202, 503);
                posted[0] += status == 202 ? 1 : 0;
                return !status(caravan, INTAKE).path("loadedAt").asText().equals(before);
            });
        }
        caravan.awaitAllSettled(5 * posted[0], SOON);
        assertThat(vendors.received("jarvi")).hasSize(posted[0]);
    }

    private void awaitProblem(int line, String reason) {
        await().atMost(SOON).untilAsserted(() -> {
            JsonNode status = status(caravan, JARVI);
            assertThat(status.at("/problem/reason").asText()).contains(reason);
            assertThat(status.at("/problem/line").asInt()).as("%s", status).isEqualTo(line);
            assertThat(status.path("state").asText()).isEqualTo("last-good");
            assertThat(status.path("routes").get(0).asText()).isEqualTo("deliver-to-jarvi");
        });
    }

    private String urls(String externalId) {
        return String.join(
                " ", caravan.get("/api/candidates/" + externalId + "/attempts").findValuesAsText("url"));
    }
}
