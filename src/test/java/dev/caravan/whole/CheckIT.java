package dev.caravan.whole;

import static dev.caravan.whole.RoutesCopy.DELIVERY;
import static dev.caravan.whole.RoutesCopy.JARVI;
import static dev.caravan.whole.RoutesCopy.changed;
import static dev.caravan.whole.RoutesCopy.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.whole.Program.Ended;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code caravan check}, by the packaged jar. */
class CheckIT extends WholeCaravan {

    private static final String WELL = "All is well: \\d+ routes in 15 files, 5 contracts, vendors on:"
            + " \\[collective, enboarder, jarvi, merge, welcomekit]";

    private RoutesCopy routes;

    @BeforeEach
    void copyRoutes() throws Exception {
        routes = new RoutesCopy(folder.resolve("routes"));
        caravan.with("caravan.routes", "routes")
                .withJava("-Djava.io.tmpdir=" + Files.createDirectory(folder.resolve("temporary")));
    }

    @Test
    void allIsWellAndNothingIsLeftBehind() throws Exception {
        Ended check = caravan.run("check");

        assertThat(check.output()).singleElement().asString().matches(WELL);
        assertThat(check.exitCode()).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("inbox")).doesNotExist();
        assertThat(folder.resolve("temporary"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("caravan"));
    }

    @Test
    void everyProblemIsALine() throws Exception {
        String mistaken = changed(JARVI, "method: from", "method: form");
        routes.save(JARVI, mistaken);
        routes.save("half.camel.yaml", "- route:");
        routes.save("vendors/merge/merge.openapi.yaml", "openapi: [");
        caravan.with("caravan.inbox.setle", "3s")
                .with("caravan.inbox.settle", "0s")
                .with("caravan.welcomekit.base-url", "welcomekit.example");

        Ended check = caravan.run("check");

        assertThat(check.output())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("routes/" + JARVI + ":" + line(mistaken, "form")
                                + ": bean 'jarviProfile' has no method 'form'; it has"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("routes/half.camel.yaml:1: ")
                        .contains("half-written"))
                .anySatisfy(line -> assertThat(line).startsWith("routes/vendors/merge/merge.openapi.yaml:"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("application.properties: caravan.inbox.settle: expected a time above zero"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("application.properties: caravan.inbox.setle: nothing reads this key"))
                .anySatisfy(line -> assertThat(line)
                        .startsWith("application.properties: caravan.welcomekit.base-url: expected an address"));
        assertThat(check.exitCode()).isEqualTo(78);
    }

    @Test
    void aMistakeInWhatAllShareIsToldWhereItIs() throws Exception {
        String mistaken = changed(DELIVERY, "java.net.NoRouteToHostException", "java.net.NoRoute");
        routes.save(DELIVERY, mistaken);

        Ended check = caravan.run("check");

        assertThat(check.output())
                .first()
                .isEqualTo("routes/delivery.camel.yaml:" + line(mistaken, "java.net.NoRoute")
                        + ": there is no class 'java.net.NoRoute'");
        assertThat(check.exitCode()).isEqualTo(78);
    }

    @Test
    void itRunsBesideACaravanAndTouchesNothingOfIt() throws Exception {
        caravan.start();
        Path unfinished = Files.writeString(folder.resolve("inbox/ada.json.part"), "[");

        Ended check = caravan.run("check");

        assertThat(check.output()).singleElement().asString().matches(WELL);
        assertThat(check.exitCode()).isZero();
        assertThat(unfinished).hasContent("[");
        caravan.post("application/json", People.one("eve", "Analyst"));
        caravan.awaitAllSettled(5, Duration.ofSeconds(30));
    }
}
