package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code caravan preview}, by the packaged jar: beside a Caravan that works, and where there has never been one. */
class PreviewIT extends WholeCaravan {

    private static final Path SAMPLE = Path.of("samples/ada-lovelace.json").toAbsolutePath();

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void prepareSettings() throws Exception {
        settings.putAll(vendors.sandbox.configuration());
        settings.put("caravan.routes", Path.of("routes").toAbsolutePath().toString());
        settings.put(
                "java.io.tmpdir", Files.createDirectory(folder.resolve("tmp")).toString());
    }

    @Test
    void withoutALedgerEverythingIsACreateAndNothingIsLeftBehind() throws Exception {
        Ended preview = preview(SAMPLE.toString());

        assertThat(preview.exitCode()).as(preview.said()).isZero();
        assertThat(preview.said())
                .contains("jarvi: create", "POST http://127.0.0.1:", "X-API-KEY: ***", "not taken: /")
                .endsWith("1 candidate: 5 create. Nothing was sent, and nothing is stored.\n");
        settings.forEach((key, value) -> {
            if (key.endsWith("key") || key.endsWith("token")) {
                assertThat(preview.said()).doesNotContain(value);
            }
        });
        assertThat(vendors.requests().values()).containsOnly(0L);
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("inbox")).doesNotExist();
        assertThat(folder.resolve("tmp"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("caravan"));
    }

    @Test
    void aDocumentBesideTheFileIsShownAndNotStored() throws Exception {
        Path sample = Path.of("samples/katherine-johnson.json").toAbsolutePath();

        Ended preview = preview(sample.toString(), "--vendor", "jarvi");

        assertThat(preview.said()).contains("[application/pdf of ").contains("1 candidate: 1 create");
        assertThat(folder.resolve("data")).doesNotExist();
        assertThat(folder.resolve("tmp"))
                .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("caravan"));

        caravan.start();
        Files.copy(sample.resolveSibling("katherine-johnson.cv.pdf"), folder.resolve("inbox/katherine-johnson.cv.pdf"));
        caravan.drop("katherine.json", Files.readString(sample));
        caravan.awaitAllSettled(5, Duration.ofSeconds(60));
        assertThat(preview("--delivered", "--vendor", "jarvi").said())
                .contains("the same as what was sent")
                .doesNotContain("refused");
    }

    @Test
    void besideACaravanItTellsWhatHasChangedAndTheLedgerStaysAsItIs() throws Exception {
        caravan.start();
        caravan.post("application/json", Files.readString(SAMPLE));
        caravan.awaitAllSettled(5, Duration.ofSeconds(60));
        Map<String, Long> sent = vendors.requests();
        long rows = rows();
        Path changed = Files.writeString(
                folder.resolve("with spaces.json"), Files.readString(SAMPLE).replace("poet", "countess"));

        assertThat(preview(SAMPLE.toString()).said()).contains("1 candidate: 5 nothing");
        Ended update = preview("with spaces.json", "--vendor", "jarvi", "--json");
        JsonNode jarvi = CaravanProcess.MAPPER.readTree(update.said()).at("/candidates/0/vendors/0");
        assertThat(jarvi.path("action").asText()).isEqualTo("update");
        assertThat(jarvi.at("/request/body").toString()).contains("countess");
        Ended against = preview(changed.toString(), "--against", "SENT", "--vendor", "jarvi");
        assertThat(against.said())
                .contains(
                        "differs from what was sent",
                        "\"Analyst and poet of engines\" -> \"Analyst and countess of engines\"");

        Ended delivered = preview("--delivered", "--sample", "100");
        assertThat(delivered.exitCode()).isZero();
        assertThat(delivered.said()).contains("the same as what was sent").doesNotContain("differs from");

        assertThat(vendors.requests()).isEqualTo(sent);
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void aChangeOfARouteCanBeSeenOnWhatWasDeliveredBeforeItGoesLive() throws Exception {
        caravan.start();
        caravan.post("application/json", Files.readString(SAMPLE));
        caravan.awaitAllSettled(5, Duration.ofSeconds(60));
        caravan.stop();
        settings.put("caravan.routes", edited().toString());

        Ended delivered = preview("--delivered", "--vendor", "jarvi");

        assertThat(delivered.said())
                .contains("/url: ", "/rest/v2/profiles\" -> ", "/rest/v3/profiles\"", "changed: jarvi /url (1)");
    }

    @Test
    void whatWouldBeRefusedIsSaidAndIsTheExitCode() throws Exception {
        Path odd = Files.writeString(
                folder.resolve("odd.ndjson"),
                "{\"externalId\":\"a\",\"firstNme\":\"x\"}\n{\"externalId\":\"b\",\"deliverTo\":[\"collective\"]}\n");

        Ended preview = preview(odd.toString());

        assertThat(preview.exitCode()).isEqualTo(1);
        assertThat(preview.said())
                .contains("a, line 1", "/firstNme: expected", "collective: refused", "1 refused, 1 not accepted");
        assertThat(preview("no-such-file.json").exitCode()).isEqualTo(1);
        assertThat(preview().exitCode()).isEqualTo(64);
        assertThat(preview("a.json", "--sampel", "3").exitCode()).isEqualTo(64);
        assertThat(preview(odd.toString(), "--vendor", "acme").exitCode()).isEqualTo(64);
    }

    /** A copy of the routes in which Jarvi has another address. */
    private Path edited() {
        RoutesCopy copy = new RoutesCopy(folder.resolve("edited"));
        copy.save(RoutesCopy.JARVI, RoutesCopy.changed(RoutesCopy.JARVI, "/rest/v2/profiles", "/rest/v3/profiles"));
        return copy.folder;
    }

    private long rows() {
        return caravan.count("select (select count(*) from candidate) + (select count(*) from delivery)"
                + " + (select count(*) from attempt) + (select count(*) from audit)"
                + " + (select sum(changed_at) from delivery)");
    }

    private Ended preview(String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.addAll(List.of(
                "-jar",
                Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath().toString(),
                "preview"));
        command.addAll(List.of(options));
        Program.Ended ended = Program.end(command, folder);
        return new Ended(ended.exitCode(), String.join("\n", ended.output()) + "\n");
    }

    private record Ended(int exitCode, String said) {}
}
