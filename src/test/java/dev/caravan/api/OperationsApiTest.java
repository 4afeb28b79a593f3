package dev.caravan.api;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people can do by the API. Welcomekit is paused meanwhile, so that what is made due stays where it is. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class OperationsApiTest {

    private static final String VENDOR = "welcomekit";

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
        operations.pause(VENDOR, "under test");
    }

    @AfterEach
    void forget() throws Exception {
        for (String table : List.of("audit", "attempt", "delivery", "candidate")) {
            execute("delete from " + table);
        }
        operations.resume(VENDOR);
    }

    @Test
    void deliveriesAreFoundByProblemAndAgeAndShowTheGuarantee() throws Exception {
        ended("ada", "rejected", "No e-mail to ask by");
        ended("bob", "dead", "no answer");
        accept("cy", "a-former-vendor");
        execute("update delivery set changed_at = changed_at - 7200000 where problem = 'no answer'");

        JsonNode byProblem =
                api.get("/api/deliveries?problem=E-MAIL&vendor=" + VENDOR).body();
        assertThat(byProblem.at("/deliveries").findValuesAsText("externalId")).containsExactly("ada");
        assertThat(byProblem.at("/deliveries/0/guarantee").asText()).isEqualTo("lookup");
        assertThat(byProblem.at("/deliveries/0/state").asText()).isEqualTo("rejected");
        assertThat(byProblem.has("after")).isFalse();

        assertThat(api.get("/api/deliveries?olderThan=1h").body().findValuesAsText("externalId"))
                .containsExactly("bob");
        assertThat(api.get("/api/deliveries?newerThan=PT1H&state=rejected,dead")
                        .body()
                        .findValuesAsText("externalId"))
                .containsExactly("ada");

        JsonNode former =
                api.get("/api/deliveries?vendor=a-former-vendor").body().at("/deliveries/0");
        assertThat(former.path("externalId").asText()).isEqualTo("cy");
        assertThat(former.path("guarantee").isNull()).isTrue();

        assertThat(api.get("/api/candidates/ada")
                        .body()
                        .at("/deliveries/0/guarantee")
                        .asText())
                .isEqualTo("lookup");
    }

    @Test
    void theAfterOfAPageLeadsToTheNext() throws Exception {
        ended("ada", "dead", "no answer");
        ended("bob", "dead", "no answer");

        JsonNode first = api.get("/api/deliveries?state=dead&limit=1").body();
        JsonNode second = api.get("/api/deliveries?state=dead&limit=1&after=" + first.path("after"))
                .body();

        assertThat(first.findValuesAsText("externalId")).containsExactly("ada");
        assertThat(second.findValuesAsText("externalId")).containsExactly("bob");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET  | /api/deliveries?vendor=jarvis                    | vendor: expected one of collective,",
                "GET  | /api/deliveries?state=gone                       | state: expected one of waiting,",
                "GET  | /api/deliveries?olderThan=long                   | olderThan: expected an age such as 30m",
                "GET  | /api/deliveries?newerThan=-2h                    | newerThan: expected an age such as 30m",
                "GET  | /api/deliveries?problem=                         | problem: expected one value, got none",
                "GET  | /api/deliveries?state=dead&state=rejected       | state: expected one value, got 2",
                "GET  | /api/deliveries?limit=0                          | limit: expected a number from 1 to 1000",
                "GET  | /api/deliveries?after=x                          | after: expected",
                "GET  | /api/deliveries?stat=dead                        | stat: there is no such parameter here; there are",
                "GET  | /api/audit?limit=many                            | limit: expected a number",
                "POST | /api/deliveries/replay                           | Expected a vendor, a state or a problem",
                "POST | /api/deliveries/replay?olderThan=1h              | Expected a vendor, a state or a problem",
                "POST | /api/deliveries/replay?all=yes                   | all: expected true or false",
                "POST | /api/deliveries/replay?all=true&dryrun=true      | dryrun: there is no such parameter here",
                "POST | /api/deliveries/replay?all=true&dryRun=1         | dryRun: expected true or false",
                "POST | /api/deliveries/replay?all=true&perMinute=0      | perMinute: expected a number from 1 to",
                "POST | /api/deliveries/replay?state=sending             | state: expected waiting, rejected or dead",
                "POST | /api/vendors/jarvi/backfill?dryRun=TRUE          | dryRun: expected true or false",
                "POST | /api/candidates/ada/vendors/x/replay?anew=true&vendorId=7 | got both",
            })
    void whatIsWrongIsSaidInWordsAndNothingIsDone(String method, String path, String words) throws Exception {
        ended("ada", "dead", "no answer");

        ApiClient.Answer answer = api.call(method, path);

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.detail()).contains(words);
        assertThat(delivery("ada").path("state").asText()).isEqualTo("dead");
    }

    @Test
    void aReplayIsCountedFirstAndThenDoneAndTakenDown() throws Exception {
        ended("ada", "rejected", "no e-mail");
        ended("bob", "dead", "no echo");
        ended("cy", "dead", "unknown host");

        JsonNode counted =
                api.post("/api/deliveries/replay?problem=no&dryRun=true").body();
        assertThat(counted.path("replayed").asInt()).isEqualTo(3);
        assertThat(counted.at("/byVendor/welcomekit/dead").asInt()).isEqualTo(2);
        assertThat(delivery("ada").path("state").asText()).isEqualTo("rejected");

        JsonNode replayed = api.post("/api/deliveries/replay?problem=no%20E&vendor=welcomekit&perMinute=1")
                .body();
        assertThat(replayed.path("replayed").asInt()).isEqualTo(2);
        assertThat(replayed.path("dryRun").asBoolean()).isFalse();
        assertThat(delivery("ada").path("state").asText()).isEqualTo("waiting");
        assertThat(delivery("ada").path("problem").asText()).isEqualTo("welcomekit is paused: under test");
        assertThat(delivery("cy").path("state").asText()).isEqualTo("dead");

        JsonNode audit = api.get("/api/audit?limit=1").body();
        assertThat(audit.at("/entries/0/what").asText()).isEqualTo("replay");
        assertThat(audit.at("/entries/0/detail").asText()).isEqualTo("vendor=welcomekit&problem=no E&perMinute=1");
        assertThat(audit.at("/entries/0/deliveries").asInt()).isEqualTo(2);
        assertThat(api.get("/api/audit?after=" + audit.path("after"))
                        .body()
                        .at("/entries/0/what")
                        .asText())
                .isEqualTo("pause");
    }

    @Test
    void oneDeliveryIsShownWithItsAttemptsAndSentAgain() throws Exception {
        ended("a/b ü", "rejected", "three found");
        String path = "/api/candidates/a%2Fb%20%C3%BC/vendors/welcomekit";

        ApiClient.Answer replayed = api.post(path + "/replay?vendorId=w7");

        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.body().path("vendorId").asText()).isEqualTo("w7");
        assertThat(replayed.body().path("guarantee").asText()).isEqualTo("lookup");
        JsonNode shown = api.get(path).body();
        assertThat(shown.at("/delivery/state").asText()).isEqualTo("waiting");
        assertThat(shown.at("/attempts/0/outcome").asText()).isEqualTo("replayed");

        assertThat(api.post(path + "/replay?anew=true").body().path("vendorId").isNull())
                .isTrue();
    }

    @Test
    void whatIsUnknownOrCannotBeSentAgainIsSaidInWords() throws Exception {
        ended("ada", "delivered", null);
        accept("bob", "a-former-vendor");
        ledger.claim("a-former-vendor", 1, Duration.ofHours(1), Map.of()).join();

        assertThat(api.post("/api/candidates/nobody/vendors/welcomekit/replay")).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.detail()).contains("no candidate with the externalId 'nobody'");
        });
        assertThat(api.get("/api/candidates/ada/vendors/jarvi")).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.detail()).contains("no delivery to 'jarvi'").contains("welcomekit");
        });
        assertThat(api.post("/api/candidates/ada/vendors/welcomekit/replay")).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.detail()).contains("is delivered");
        });
        assertThat(api.post("/api/candidates/bob/vendors/a-former-vendor/replay?anew=true"))
                .satisfies(answer -> {
                    assertThat(answer.status()).isEqualTo(409);
                    assertThat(answer.detail()).contains("being sent");
                });
    }

    @Test
    void pausingAndResumingIsSeenAmongTheVendors() {
        ApiClient.Answer paused = api.post("/api/vendors/merge/pause?reason=they%20migrate");
        assertThat(paused.body().at("/paused/reason").asText()).isEqualTo("they migrate");
        assertThat(paused("merge").path("reason").asText()).isEqualTo("they migrate");
        assertThat(paused("merge").path("since").asText()).isNotEmpty();
        assertThat(paused("jarvi").isNull()).isTrue();

        assertThat(api.post("/api/vendors/merge/resume").body().path("paused").isNull())
                .isTrue();

        assertThat(paused("merge").isNull()).isTrue();
        assertThat(api.post("/api/vendors/nobody/pause").detail()).contains("there are collective,");
    }

    @Test
    void aBackfillIsCountedFirstAndThenDone() throws Exception {
        accept("ada", "a-former-vendor");

        JsonNode counted =
                api.post("/api/vendors/welcomekit/backfill?dryRun=true").body();
        assertThat(counted.path("deliveries").asInt()).isEqualTo(1);
        assertThat(api.get("/api/candidates/ada").body().path("deliveries")).hasSize(1);

        assertThat(api.post("/api/vendors/welcomekit/backfill")
                        .body()
                        .path("deliveries")
                        .asInt())
                .isEqualTo(1);
        assertThat(delivery("ada").path("state").asText()).isEqualTo("waiting");
    }

    private JsonNode paused(String vendor) {
        for (JsonNode known : api.get("/api/vendors").body()) {
            if (known.path("vendor").asText().equals(vendor)) {
                return known.path("paused");
            }
        }
        throw new AssertionError(vendor);
    }

    private JsonNode delivery(String externalId) {
        return api.get("/api/candidates/" + externalId + "/vendors/" + VENDOR)
                .body()
                .path("delivery");
    }

    private void accept(String externalId, String vendor) throws Exception {
        Verdict.Sound candidate = (Verdict.Sound) CandidateCheck.forRegion(null)
                .check(new JsonMapper().createObjectNode().put("externalId", externalId));
        ledger.accept(List.of(new Addressed(candidate, Set.of(vendor)))).join();
    }

    private void ended(String externalId, String state, String problem) throws Exception {
        accept(externalId, VENDOR);
        execute("update delivery set due_at = null, state = '" + state + "', problem = "
                + (problem == null ? "null" : "'" + problem + "'")
                + " where candidate_id = (select id from candidate where external_id = '" + externalId + "')");
    }

    private void execute(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
