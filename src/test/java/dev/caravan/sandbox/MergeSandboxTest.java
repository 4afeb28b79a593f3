package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.SettableClock;
import dev.caravan.sandbox.RunningSandbox.Reply;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MergeSandboxTest {

    private static final String CANDIDATES = "/merge/candidates";
    private static final String ADA =
            "{'model':{'first_name':'Ada','tags':['java'],'email_addresses':[{'value':'ada@example.org'}]},"
                    + "'remote_user_id':'u-1'}";

    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static final RunningSandbox MERGE = new RunningSandbox(
            Map.of("Authorization", "Bearer " + MergeSandbox.API_KEY, "X-Account-Token", MergeSandbox.ACCOUNT_TOKEN),
            SandboxOptions.defaults().withClock(CLOCK));

    @Test
    void createsANewCandidateEachTime() throws Exception {
        Reply first = create(ADA);
        Reply second = create(ADA);

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body().at("/model/first_name").asText()).isEqualTo("Ada");
        assertThat(first.body().path("warnings")).isEmpty();
        assertThat(first.body().path("errors")).isEmpty();
        assertThat(idOf(first)).isNotEqualTo(idOf(second));
        assertThat(MERGE.received("merge")).hasSize(2);
    }

    @Test
    void createsOnceUnderAnIdempotencyKey() throws Exception {
        Reply first = create(ADA, "Idempotency-Key", "k-1");
        Reply again = create(ADA, "Idempotency-Key", "k-1");
        Reply otherBody = create(ADA.replace("Ada", "Bob"), "Idempotency-Key", "k-1");

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(otherBody.status()).isEqualTo(400);
        assertThat(MERGE.received("merge")).hasSize(1);
    }

    @Test
    void forgetsAnIdempotencyKeyAfterADay() throws Exception {
        create(ADA, "Idempotency-Key", "k-1");
        CLOCK.advance(Duration.ofHours(23));
        create(ADA, "Idempotency-Key", "k-1");
        assertThat(MERGE.received("merge")).hasSize(1);

        CLOCK.advance(Duration.ofHours(1));
        create(ADA, "Idempotency-Key", "k-1");

        assertThat(MERGE.received("merge")).hasSize(2);
    }

    @Test
    void createsAgainUnderAnIdempotencyKeyWhenToldNotToHeedIt() throws Exception {
        assertThat(MERGE.json("PUT", "/_control/merge/idempotency", "{'heeded':false}")
                        .status())
                .isEqualTo(200);
        create(ADA, "Idempotency-Key", "k-1");
        create(ADA, "Idempotency-Key", "k-1");
        MERGE.json("DELETE", "/_control", null);
        create(ADA, "Idempotency-Key", "k-1");

        assertThat(MERGE.received("merge")).hasSize(2);
    }

    @Test
    void warnsWhenTold() throws Exception {
        MERGE.misbehave("merge", "{'mode':'warn'}");

        Reply reply = create(ADA);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().path("warnings")).hasSize(1);
        assertThat(MERGE.json("POST", CANDIDATES + "/ignore/" + idOf(reply), "{'reason':'GDPR'}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void changesACandidate() throws Exception {
        String id = idOf(create(ADA));

        Reply reply =
                MERGE.json("PATCH", CANDIDATES + "/" + id, "{'model':{'title':'Engineer'},'remote_user_id':'u-1'}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().at("/model/title").asText()).isEqualTo("Engineer");
        assertThat(MERGE.json("GET", CANDIDATES + "/" + id, null)
                        .body()
                        .path("first_name")
                        .asText())
                .isEqualTo("Ada");
    }

    @Test
    void knowsNoIdThatItDidNotGive() throws Exception {
        Reply reply = MERGE.json("GET", CANDIDATES + "/4e8b1d90-6c2f-4a73-8e15-d0b9f3a7c264", null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("model").isNull()).isTrue();
        assertThat(reply.body().path("errors")).hasSize(1);
    }

    @Test
    void findsByEmailOrRemoteId() throws Exception {
        Reply ada = create(ADA);
        create(ADA.replace("ada@", "bob@"));
        String remoteId = ada.body().at("/model/remote_id").asText();

        assertThat(find("email_addresses=Ada%40example.org").at("/results/0/id").asText())
                .isEqualTo(idOf(ada));
        assertThat(find("email_addresses=ada%40example.org,bob%40example.org").path("results"))
                .hasSize(2);
        assertThat(find("remote_id=" + remoteId).path("results")).hasSize(1);
        assertThat(find("tags=java&created_after=2999-01-01T00:00:00Z").path("results"))
                .isEmpty();
    }

    @Test
    void listsPageByPage() throws Exception {
        for (int i = 0; i < 3; i++) {
            create(ADA);
        }

        String next = find("page_size=2").path("next").asText();

        assertThat(find("page_size=2&cursor=" + next).path("results")).hasSize(1);
        assertThat(find("page_size=2&cursor=" + next).path("next").isNull()).isTrue();
        assertThat(MERGE.json("GET", CANDIDATES + "?cursor=x", null).status()).isEqualTo(400);
        assertThat(MERGE.json("GET", CANDIDATES + "?cursor=-1", null).status()).isEqualTo(400);
    }

    @Test
    void warnsOfFieldsThatItDoesNotKnow() throws Exception {
        Reply reply = create(ADA.replace("'first_name'", "'age':3,'first_name'"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().at("/warnings/0/problem_type").asText()).isEqualTo("UNRECOGNIZED_FIELD");
        assertThat(reply.body().at("/warnings/0/source/pointer").asText()).isEqualTo("/model/age");
        assertThat(MERGE.received("merge").at("/0/data").has("age")).isFalse();
    }

    @Test
    void saysOfEachProblemWhatKindItIsAndWhere() throws Exception {
        Reply reply = create("{'model':{'first_name':7,'urls':[{'value':'https://a.org','url_type':'HOME'}]}}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("model").isNull()).isTrue();
        assertThat(reply.body().path("errors").findValuesAsText("problem_type"))
                .containsExactlyInAnyOrder("MISSING_REQUIRED_FIELD", "INCORRECT_FIELD_TYPE", "INVALID_FIELD_CHOICE");
        assertThat(reply.body().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/remote_user_id", "/model/first_name", "/model/urls/0/url_type");
    }

    @Test
    void addsAnAttachmentToACandidate() throws Exception {
        String id = idOf(create(ADA));
        String attachment = "{'model':{'file_name':'cv.pdf','file_url':'https://a.org/cv.pdf','candidate':'" + id
                + "','attachment_type':'RESUME'},'remote_user_id':'u-1'}";

        Reply reply = MERGE.json("POST", "/merge/attachments", attachment);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(MERGE.json("GET", CANDIDATES + "/" + id, null)
                        .body()
                        .at("/attachments/0")
                        .asText())
                .isEqualTo(idOf(reply));
        assertThat(MERGE.received("merge").at("/0/data/attachments/0/file_name").asText())
                .isEqualTo("cv.pdf");
    }

    @Test
    void ignoresACandidateWhenAsked() throws Exception {
        String id = idOf(create(ADA));

        Reply reply = MERGE.json("POST", CANDIDATES + "/ignore/" + id, "{'reason':'GDPR'}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(find("email_addresses=ada%40example.org").path("results")).isEmpty();
        assertThat(MERGE.json("GET", CANDIDATES + "/" + id, null)
                        .body()
                        .path("first_name")
                        .isNull())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'reason':'gdpr'}",
                "{'message':'GDPR'}",
                "{'reason':'GDPR','model':{}}",
                "{'reason':'GDPR','message':1}"
            })
    void refusesToIgnoreForAReasonThatIsNotInTheContract(String body) throws Exception {
        String id = idOf(create(ADA));

        assertThat(MERGE.json("POST", CANDIDATES + "/ignore/" + id, body).status())
                .isEqualTo(400);
        assertThat(find("email_addresses=ada%40example.org").path("results")).hasSize(1);
    }

    @Test
    void ignoresNobodyWhomItDoesNotKnow() throws Exception {
        assertThat(MERGE.json("POST", CANDIDATES + "/ignore/0f5c3a9e-0000-4000-8000-000000000000", "{'reason':'GDPR'}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void showsLogsInDebugMode() throws Exception {
        assertThat(MERGE.json("POST", CANDIDATES + "?is_debug_mode=true", ADA)
                        .body()
                        .path("logs"))
                .hasSize(1);
    }

    @Test
    void letsNobodyInWithoutBothCredentials() throws Exception {
        assertThat(create(ADA, "X-Account-Token", "wrong").status()).isEqualTo(401);
        assertThat(create(ADA, "Authorization", "Bearer wrong").status()).isEqualTo(401);
    }

    private static Reply create(String candidate, String... headers) throws Exception {
        return MERGE.json("POST", CANDIDATES, candidate, headers);
    }

    private static JsonNode find(String query) throws Exception {
        return MERGE.json("GET", CANDIDATES + "?" + query, null).body();
    }

    private static String idOf(Reply reply) {
        return reply.body().at("/model/id").asText();
    }
}
