package dev.caravan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.VendorStubResource;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.Operations;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Erasing a person by the API, at a vendor that is no longer there, and at one that is paused. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class ErasureApiTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Inject
    Ledger ledger;

    @Inject
    Operations operations;

    @Inject
    @DataSource("sqlite")
    AgroalDataSource database;

    private final ApiClient api = new ApiClient();

    @BeforeEach
    void hold() {
        operations.pause("welcomekit", "under test");
    }

    @AfterEach
    void forget() throws Exception {
        for (String table : List.of("audit", "attempt", "delivery", "candidate", "erasure_vendor", "erasure")) {
            execute("delete from " + table);
        }
        operations.resume("welcomekit");
    }

    @Test
    void aPersonGoesFromTheFirstAskingToTheEndAndMayComeBackWhenThatIsLifted() throws Exception {
        delivered("ada/7", "a-former-vendor");

        ApiClient.Answer asked = api.call("DELETE", "/api/candidates/ada%2F7");

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body().path("state").asText()).isEqualTo("going-on");
        assertThat(asked.body().toString()).doesNotContain("ada/7").doesNotContain("Lovelace");
        assertThat(asked.body().at("/vendors/0/state").asText()).isEqualTo("waiting");
        assertThat(asked.body().at("/vendors/0/problem").asText())
                .contains("no vendor a-former-vendor here any more", "/vendors/a-former-vendor/done");
        JsonNode candidate = api.get("/api/candidates/ada%2F7").body();
        assertThat(candidate.path("erasing").asBoolean()).isTrue();
        assertThat(candidate.path("deliveries")).hasSize(1);
        assertThat(api.call("DELETE", "/api/candidates/ada%2F7").status()).isEqualTo(202);
        assertThat(api.post("/api/erasures/ada%2F7/lift").status()).isEqualTo(409);

        JsonNode done =
                api.post("/api/erasures/ada%2F7/vendors/a-former-vendor/done").body();

        assertThat(done.at("/vendors/0/how").asText()).isEqualTo("by a person");
        await().atMost(SOON).until(() -> state("ada%2F7").equals("ended"));
        JsonNode certificate = api.get("/api/erasures/ada%2F7").body();
        assertThat(certificate.at("/ledger/candidates").asInt()).isEqualTo(1);
        assertThat(certificate.at("/files/searched").asBoolean()).isTrue();
        assertThat(api.get("/api/candidates/ada%2F7").status()).isEqualTo(404);
        assertThat(api.call("DELETE", "/api/candidates/ada%2F7")).satisfies(again -> {
            assertThat(again.status()).isEqualTo(200);
            assertThat(again.body()).isEqualTo(certificate);
        });
        assertThat(api.get("/api/erasures").body().at("/erasures/0")).isEqualTo(certificate);
        assertThat(api.get("/api/audit").body().toString())
                .contains("erased by hand", certificate.path("hash").asText())
                .doesNotContain("ada/7");

        JsonNode refused = post("ada/7");
        assertThat(refused.at("/candidates/0/status").asText()).isEqualTo("refused");
        assertThat(refused.at("/candidates/0/problems/0/pointer").asText()).isEqualTo("/externalId");
        assertThat(refused.at("/candidates/0/problems/0/message").asText())
                .contains("/lift")
                .doesNotContain("ada/7");
        assertThat(api.post("/api/erasures/ada%2F7/lift").body().path("state").asText())
                .isEqualTo("lifted");
        assertThat(post("ada/7").at("/status").asText()).isEqualTo("accepted");
        assertThat(api.post("/api/erasures/ada%2F7/lift").detail()).contains("before");
        assertThat(api.post("/api/erasures/ada%2F7/files/search").status()).isEqualTo(409);
    }

    @Test
    void aPausedVendorWaitsAndWhatWasNeverSentIsThrough() throws Exception {
        accept("ada", "welcomekit", "merge-not-yet");
        execute("update delivery set state = 'delivered', due_at = null, vendor_id = 'w-1', delivered_revision = 1"
                + " where vendor = 'welcomekit'");

        JsonNode certificate = api.call("DELETE", "/api/candidates/ada").body();

        assertThat(certificate.at("/vendors/0/how").asText()).isEqualTo("never sent");
        assertThat(certificate.at("/vendors/1/vendor").asText()).isEqualTo("welcomekit");
        assertThat(certificate.at("/vendors/1/state").asText()).isEqualTo("waiting");
        assertThat(certificate.at("/vendors/1/problem").asText()).isEqualTo("welcomekit is paused: under test");
        assertThat(certificate.path("overdue").asBoolean()).isFalse();
        execute("update erasure set asked_at = asked_at - 4 * 24 * 3600 * 1000");
        assertThat(api.get("/api/erasures/ada").body().path("overdue").asBoolean())
                .isTrue();
        assertThat(health().path("data").path("overdue").asText()).isEqualTo("1");
        assertThat(health().path("status").asText()).isEqualTo("UP");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE | /api/candidates/nobody                     | 404 | no candidate with the externalId 'nobody'",
                "DELETE | /api/candidates/nobody                     | 404 | ?unknown=true",
                "DELETE | /api/candidates/nobody?unknown=yes         | 400 | unknown: expected true or false",
                "DELETE | /api/candidates/nobody?really=true         | 400 | no such parameter",
                "GET    | /api/erasures/nobody                       | 404 | no erasure",
                "POST   | /api/erasures/nobody/lift                  | 404 | no erasure",
                "POST   | /api/erasures/nobody/files/done            | 404 | no erasure",
                "POST   | /api/erasures/nobody/files/search          | 404 | no erasure",
                "POST   | /api/erasures/nobody/vendors/merge/done    | 404 | no erasure",
                "GET    | /api/erasures?limit=many                   | 400 | limit"
            })
    void whatCantBeDoneIsRefused(String method, String path, int status, String detail) {
        ApiClient.Answer answer = api.call(method, path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(detail);
    }

    @Test
    void anIdIsTakenAsItsNormalFormHoweverItIsTyped() throws Exception {
        accept("Zo\u00eb", "a-former-vendor");
        String typed = "Zoe%CC%88%20";

        assertThat(api.get("/api/candidates/" + typed).body().path("externalId").asText())
                .isEqualTo("Zo\u00eb");
        assertThat(api.get("/api/candidates/" + typed + "/attempts").status()).isEqualTo(200);
        assertThat(api.get("/api/candidates/" + typed + "/vendors/a-former-vendor")
                        .status())
                .isEqualTo(200);
        assertThat(api.call("DELETE", "/api/candidates/" + typed + "?unknown=true")
                        .body()
                        .at("/ledger/deliveries")
                        .asInt())
                .isEqualTo(1);
        await().atMost(SOON).until(() -> state(typed).equals("ended"));

        assertThat(api.get("/api/candidates/Zo%C3%AB").status()).isEqualTo(404);
        assertThat(state("Zo%C3%AB")).isEqualTo("ended");
        assertThat(api.post("/api/erasures/" + typed + "/files/search").status())
                .isEqualTo(200);
        await().atMost(SOON).until(() -> state("Zo%C3%AB").equals("ended"));
        assertThat(api.post("/api/erasures/" + typed + "/lift").status()).isEqualTo(200);
        assertThat(post("Zo\u00eb").at("/status").asText()).isEqualTo("accepted");
    }

    @ParameterizedTest
    @CsvSource({
        "%20, found empty string",
        "ada%00, found string",
        "a%0Ada, found string",
    })
    void nobodyIsErasedWhoCanNotBe(String id, String found) {
        assertThat(api.call("DELETE", "/api/candidates/" + id).status()).isEqualTo(404);

        ApiClient.Answer answer = api.call("DELETE", "/api/candidates/" + id + "?unknown=true");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("externalId: expected", found);
        assertThat(api.get("/api/erasures").body().path("erasures")).isEmpty();
    }

    @Test
    void anIdMayBeAsLongAsTheSchemaLetsItBe() {
        String longest = "a".repeat(200);

        assertThat(api.call("DELETE", "/api/candidates/" + longest + "a?unknown=true")
                        .detail())
                .contains("200", "201");
        assertThat(api.call("DELETE", "/api/candidates/" + longest + "?unknown=true")
                        .status())
                .isEqualTo(202);
    }

    @Test
    void aPageOfAnotherSiteErasesNobody() throws Exception {
        accept("ada", "welcomekit");

        assertThat(api.call("DELETE", "/api/candidates/ada", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
        assertThat(api.get("/api/candidates/ada").status()).isEqualTo(200);
    }

    private String state(String externalId) {
        return api.get("/api/erasures/" + externalId).body().path("state").asText();
    }

    private JsonNode health() {
        for (JsonNode check : api.get("/q/health/ready").body().path("checks")) {
            if (check.path("name").asText().equals("erasures")) {
                return check;
            }
        }
        throw new AssertionError("The readiness check knows no erasures");
    }

    /** For a vendor that takes nothing now. */
    private JsonNode post(String externalId) {
        return api.post(
                        "/api/candidates",
                        "application/json",
                        "{\"externalId\":\"" + externalId + "\",\"deliverTo\":[\"welcomekit\"]}")
                .body();
    }

    private void delivered(String externalId, String vendor) throws Exception {
        accept(externalId, vendor);
        execute("update delivery set state = 'delivered', due_at = null, vendor_id = 'x-1', delivered_revision = 1");
    }

    private void accept(String externalId, String... vendors) {
        Verdict.Sound candidate = (Verdict.Sound) CandidateCheck.forRegion(null)
                .check(new JsonMapper()
                        .createObjectNode()
                        .put("externalId", externalId)
                        .put("headline", "Lovelace"));
        ledger.accept(List.of(new Addressed(candidate, Set.of(vendors)))).join();
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
