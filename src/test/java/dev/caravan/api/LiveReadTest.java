package dev.caravan.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.SandboxResource;
import dev.caravan.ledger.Operations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a vendor holds now, asked over the API, of vendors that keep state and misbehave. */
@QuarkusTest
@QuarkusTestResource(value = SandboxResource.class, restrictToAnnotatedClass = true)
class LiveReadTest {

    private static final String PHOTO = "iVBORw0KGgoAAAANSUhEUg==";

    @Inject
    Operations operations;

    SandboxResource sandbox;

    private final ApiClient api = new ApiClient();

    @AfterEach
    void behave() {
        sandbox.behave();
        operations.resume("enboarder");
    }

    @Test
    void showsTheProfileAsItIsWithoutTheContentOfItsPhoto() {
        deliver("live-1");

        JsonNode live = live("live-1").body().path("live");

        assertThat(live.path("there").asBoolean()).isTrue();
        assertThat(live.path("askedAt").asText()).isNotBlank();
        assertThat(live.at("/holds/firstName").asText()).isEqualTo("Ada");
        assertThat(live.at("/holds/profilePhoto/imageType").asText()).isEqualTo("image/png");
        assertThat(live.at("/holds/profilePhoto/sha256").asText())
                .isEqualTo("02a3e298f1533f62558c58e4c70edcab9af5a50d62d925fd5390942020fb0fb8");
        assertThat(live.toString()).doesNotContain(PHOTO);
        assertThat(live.at("/holds/activeWorkflows")).isEmpty();
        assertThat(live.path("holds").has("activeWorkflowsIncomplete")).isFalse();
    }

    @Test
    void listsAllActiveWorkflowsWhenAnAnswerHoldsTenOnly() {
        deliver("live-2");
        sandbox.activateWorkflows("live-2", 23);

        JsonNode holds = live("live-2").body().at("/live/holds");

        assertThat(holds.path("activeWorkflows")).hasSize(23);
        assertThat(holds.path("activeWorkflowsIncomplete").asBoolean()).isFalse();
    }

    @Test
    void saysThatNotAllWorkflowsAreKnown() {
        deliver("live-3");
        sandbox.activateWorkflows("live-3", 11);
        sandbox.misbehaveOnce("enboarder", "error-before", "listWorkflows");

        JsonNode holds = live("live-3").body().at("/live/holds");

        assertThat(holds.path("activeWorkflows")).hasSize(10);
        assertThat(holds.path("activeWorkflowsIncomplete").asBoolean()).isTrue();
    }

    @Test
    void takesNothingDownAndAsksOnlyWhoIsAskedFor() {
        deliver("live-4");
        int requests = sandbox.requests("enboarder");

        JsonNode before = api.get(path("live-4", "enboarder")).body();
        JsonNode live = live("live-4").body();
        JsonNode after = api.get(path("live-4", "enboarder") + "?live=false").body();

        assertThat(sandbox.requests("enboarder")).isEqualTo(requests + 1);
        assertThat(before.has("live")).isFalse();
        assertThat(after).isEqualTo(before);
        assertThat(live.path("attempts")).isEqualTo(before.path("attempts"));
    }

    @Test
    void saysThatTheVendorHasNothing() throws Exception {
        deliver("live-5");
        sandbox.forgetEverything();

        JsonNode live = live("live-5").body().path("live");

        assertThat(live.path("there").asBoolean(true)).isFalse();
        assertThat(live.has("holds")).isFalse();
    }

    @Test
    void saysWhyItCanNotTell() {
        deliver("live-6");

        sandbox.misbehaveOnce("enboarder", "error-before", "getProfile");
        holdProblem(live("live-6"), 502, "enboarder answered 500");
        sandbox.misbehaveOnce("enboarder", "reset-before", "getProfile");
        holdProblem(live("live-6"), 502, "The connection broke");
        sandbox.misbehaveOnce("enboarder", "garbage", "getProfile");
        holdProblem(live("live-6"), 502, "expected a profile in the answer");
        sandbox.misbehaveOnce("enboarder", "unauthorized", "getProfile");
        holdProblem(live("live-6"), 502, "check the credentials of caravan.enboarder");

        assertThat(live("live-6").status()).as("the vendor is not held for it").isEqualTo(200);
    }

    @Test
    void sendsNothingToAVendorThatIsPaused() {
        deliver("live-7");
        operations.pause("enboarder", "they migrate");
        int requests = sandbox.requests("enboarder");

        holdProblem(live("live-7"), 503, "it is off or paused");
        assertThat(sandbox.requests("enboarder")).isEqualTo(requests);
    }

    @Test
    void aVendorWithoutAReadRouteSaysSo() {
        deliver("live-8");

        holdProblem(api.get(path("live-8", "jarvi") + "?live=true"), 404, "jarvi has no read route");
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        deliver("live-9");

        holdProblem(api.get(path("live-9", "enboarder") + "?live=yes"), 400, "live: expected true or false");
        holdProblem(api.get(path("live-9", "enboarder") + "?alive=true"), 400, "alive: there is no such parameter");
        holdProblem(api.get("/api/candidates/live-9?live=true"), 400, "live: there is no such parameter");
        holdProblem(api.get(path("nobody", "enboarder") + "?live=true"), 404, "nobody");
    }

    private void deliver(String externalId) {
        ApiClient.Answer accepted = api.post(
                "/api/candidates",
                "application/json",
                "{\"externalId\":\"" + externalId + "\",\"firstName\":\"Ada\",\"lastName\":\"Lovelace\","
                        + "\"emails\":[\"" + externalId + "@example.org\"],\"deliverTo\":[\"enboarder\",\"jarvi\"],"
                        + "\"documents\":[{\"kind\":\"photo\",\"data\":\"" + PHOTO + "\"}]}");
        assertThat(accepted.status()).isLessThan(300);
        for (String vendor : new String[] {"enboarder", "jarvi"}) {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(api.get(path(externalId, vendor))
                            .body()
                            .at("/delivery/state")
                            .asText())
                    .isEqualTo("delivered"));
        }
    }

    private ApiClient.Answer live(String externalId) {
        return api.get(path(externalId, "enboarder") + "?live=true");
    }

    private static void holdProblem(ApiClient.Answer answer, int status, String words) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.type()).isEqualTo("application/problem+json");
        assertThat(answer.detail()).contains(words);
    }

    private static String path(String externalId, String vendor) {
        return "/api/candidates/" + externalId + "/vendors/" + vendor;
    }
}
