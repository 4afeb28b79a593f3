package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar erases a person: at five vendors, one of which is down, killed in the middle, and to the last byte. */
class ErasureIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String ID = "hopper-7";

    @TempDir
    Path folder;

    private final SandboxDesk vendors = new SandboxDesk();
    private CaravanProcess caravan;

    @BeforeEach
    void start() throws Exception {
        caravan = new CaravanProcess(folder, vendors.sandbox)
                .with("caravan.merge.lookup-settle", "0s")
                .with("caravan.erasure.documents-after", "1s");
        caravan.start();
    }

    @AfterEach
    void stop() {
        caravan.close();
        vendors.close();
    }

    @Test
    void nothingOfThePersonIsLeftAndAnOldFileIsRefused() throws Exception {
        deliverAmongOthers();
        vendors.misbehave("merge", "{\"mode\":\"error-before\"}");
        vendors.misbehave("collective", "{\"mode\":\"slow\",\"delayMillis\":700}");

        assertThat(caravan.ask("DELETE", "/api/candidates/" + ID).statusCode()).isEqualTo(202);
        caravan.kill();
        caravan.start();

        assertThat(candidate().path("erasing").asBoolean()).isTrue();
        await().atMost(SOON).until(() -> certificate().at("/files/searched").asBoolean());
        assertThat(certificate().path("state").asText()).isEqualTo("going-on");
        vendors.behave();
        endByHandWhatIsATask();
        await().atMost(SOON).untilAsserted(() -> {
            endByHandWhatIsATask();
            assertThat(certificate().path("state").asText())
                    .as("%s", certificate())
                    .isEqualTo("ended");
        });

        assertThat(certificate().path("vendors"))
                .hasSize(5)
                .allSatisfy(vendor -> assertThat(vendor.path("state").asText()).isEqualTo("done"));
        for (JsonNode vendor : certificate().path("vendors")) {
            if (vendor.path("how").asText().equals("deleted")) {
                assertThat(vendors.received(vendor.path("vendor").asText()).toString())
                        .doesNotContain(ID);
            }
        }
        assertThat(caravan.ask("GET", "/api/candidates/" + ID).statusCode()).isEqualTo(404);
        assertNothingIsLeftOf(ID + "@example.org", "Number " + ID, "in/" + ID, "\"" + ID + "\"");
        assertThat(caravan.count("select count(*) from candidate")).isEqualTo(20);

        caravan.drop("again.json", People.one(ID, "Admiral"));
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.refused/again.json.problems.json")));
        assertThat(Files.readString(folder.resolve("inbox/.refused/again.json.problems.json")))
                .contains("/externalId", "/lift")
                .doesNotContain("@example.org");
        assertThat(caravan.ask("GET", "/api/candidates/" + ID).statusCode()).isEqualTo(404);

        assertThat(caravan.ask("POST", "/api/erasures/" + ID + "/files/search").statusCode())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> certificate().path("state").asText().equals("ended"));
        assertNothingIsLeftOf(ID + "@example.org", "Number " + ID, "\"" + ID + "\"");
    }

    @Test
    void thosePeopleWhoComeInWhileTheyAreErasedAreErasedOrRefused() throws Exception {
        List<String> people = People.ids("q", 40);
        caravan.post("application/x-ndjson", People.wholeLines(people, "Analyst"));
        for (String person : people) {
            assertThat(caravan.ask("DELETE", "/api/candidates/" + person).statusCode())
                    .isIn(200, 202);
            caravan.drop(person + ".json", People.one(person, "Changed"));
        }

        await().atMost(SOON).untilAsserted(() -> {
            people.forEach(this::endByHandWhatIsATask);
            assertThat(caravan.count("select count(*) from erasure where ended_at is null"))
                    .isZero();
        });

        assertThat(caravan.count("select count(*) from candidate")).isZero();
        assertThat(caravan.count("select count(*) from erasure where ended_at is not null"))
                .isEqualTo(40);
    }

    @Test
    void somebodyWhoWasOnlyRefusedIsErasedFromTheFilesWhenThatIsAskedFor() throws Exception {
        caravan.drop("bad.json", People.one(ID, "Admiral").replace("headline", "headlin"));
        caravan.drop(
                "bad.ndjson",
                People.lines("p", 3, "Analyst") + People.one(ID, "Admiral").replace("headline", "headlin") + "\n");
        for (String file : List.of("bad.json.problems.json", "bad.ndjson.problems.json")) {
            await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.refused/" + file)));
        }
        await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/bad.ndjson")));
        assertThat(everythingThatIsKept()).contains(ID + "@example.org");
        assertThat(caravan.ask("DELETE", "/api/candidates/" + ID).statusCode()).isEqualTo(404);

        assertThat(caravan.ask("DELETE", "/api/candidates/" + ID + "?unknown=true")
                        .statusCode())
                .isEqualTo(202);

        await().atMost(SOON).until(() -> certificate().path("state").asText().equals("ended"));
        assertThat(certificate().path("vendors")).isEmpty();
        assertNothingIsLeftOf(ID + "@example.org", "Number " + ID, "\"" + ID + "\"");
        assertThat(caravan.count("select count(*) from candidate")).isEqualTo(3);
        assertThat(caravan.post("application/json", People.one(ID, "Admiral")).body())
                .contains("/lift");
    }

    /** By file, with others and alone, and with a record of the person that is refused. */
    private void deliverAmongOthers() throws Exception {
        caravan.drop("alone.json", People.whole(ID, "Rear Admiral"));
        caravan.drop("others.ndjson", People.lines("p", 20, "Analyst") + People.one(ID, "Rear Admiral") + "\n");
        caravan.drop("refused.json", People.one(ID, "Rear Admiral").replace("headline", "headlin"));
        for (String file : List.of("alone.json", "others.ndjson", "refused.json")) {
            await().atMost(SOON).until(() -> Files.exists(folder.resolve("inbox/.done/" + file)));
        }
        caravan.awaitAllSettled(105, SOON);
        assertThat(caravan.count("select count(*) from delivery where state = 'delivered'"))
                .isEqualTo(105);
        assertThat(everythingThatIsKept()).contains(ID + "@example.org");
    }

    private void endByHandWhatIsATask() {
        endByHandWhatIsATask(ID);
    }

    private void endByHandWhatIsATask(String externalId) {
        for (JsonNode vendor : caravan.get("/api/erasures/" + externalId).path("vendors")) {
            if (vendor.path("state").asText().equals("task")) {
                assertThat(vendor.path("problem").asText()).isNotBlank();
                caravan.ask(
                        "POST",
                        "/api/erasures/" + externalId + "/vendors/"
                                + vendor.path("vendor").asText() + "/done");
            }
        }
    }

    private JsonNode certificate() {
        return caravan.get("/api/erasures/" + ID);
    }

    private JsonNode candidate() {
        return caravan.get("/api/candidates/" + ID);
    }

    private void assertNothingIsLeftOf(String... texts) throws Exception {
        String kept = everythingThatIsKept();
        for (String text : texts) {
            int at = kept.indexOf(text);
            assertThat(at)
                    .as("%s in: %s", text, at < 0 ? "" : kept.substring(Math.max(0, at - 200), at + 100))
                    .isNegative();
        }
    }

    /** The bytes of the database, of its log and of everything else in the folder, as text. */
    private String everythingThatIsKept() throws Exception {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                all.append(file).append(' ');
                all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }
}
