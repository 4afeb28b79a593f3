package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.RunningSandbox.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnboarderSandboxTest {

    private static final String PROFILE = "/enboarder/restapi/v1/profile";
    private static final String ADA = "{'externalid':'c-1','firstName':'Ada','contact':{'email':'ada@example.org'},"
            + "'profilefields':[{'name':'Department','value':'Product'},{'name':'Desk','value':'7'}]}";

    @RegisterExtension
    static final RunningSandbox ENBOARDER = new RunningSandbox(Map.of("apikey", EnboarderSandbox.API_KEY));

    @Test
    void createsAProfileOnce() throws Exception {
        Reply first = create(ADA);
        Reply second = create(ADA);

        assertThat(first.body().toString()).isEqualTo("{\"message\":\"Profile Created\",\"id\":\"c-1\"}");
        assertThat(second.status()).isEqualTo(400);
        assertThat(second.body().path("errorcode").asText()).isEqualTo("PROFILE_EXISTS");
        assertThat(ENBOARDER.received("enboarder")).hasSize(1);
    }

    @Test
    void updatesWhatItKnowsFieldByField() throws Exception {
        create(ADA);

        Reply reply = ENBOARDER.json(
                "PUT",
                PROFILE + "/c-1",
                "{'firstName':'Ada','contact':{'mobile':'+33612345678'},"
                        + "'profilefields':[{'name':'Desk','action':'remove'},{'name':'Floor','value':'2'}]}");
        Reply read = ENBOARDER.json("GET", PROFILE + "/c-1", null);

        assertThat(reply.body().path("message").asText()).isEqualTo("Profile Updated");
        assertThat(read.body().at("/contact/email").asText()).isEqualTo("ada@example.org");
        assertThat(read.body().at("/contact/mobile").asText()).isEqualTo("+33612345678");
        assertThat(read.body().path("profilefields").findValuesAsText("name")).containsExactly("Department", "Floor");
        assertThat(read.body().path("createdAt").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\+0000");
    }

    @Test
    void knowsNoProfileThatWasNotCreated() throws Exception {
        for (String method : new String[] {"GET", "DELETE"}) {
            Reply reply = ENBOARDER.json(method, PROFILE + "/c-9", null);
            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.body().path("errorcode").asText()).isEqualTo("PROFILE_NOT_EXISTS");
        }
        assertThat(ENBOARDER
                        .json("PUT", PROFILE + "/c-9", ADA)
                        .body()
                        .path("message")
                        .asText())
                .isEqualTo("Profile with ID c-9 not found");
    }

    @Test
    void warnsOfAMobileNumberThatIsNoneOnlyWhenAsked() throws Exception {
        String badMobile = ADA.replace("'email'", "'mobile':'0612','email'");

        Reply silent = create(badMobile);
        Reply asked = create(badMobile.replace("c-1", "c-2"), "X-Enboarder-Warning", "yes");

        assertThat(silent.body().has("warnings")).isFalse();
        assertThat(asked.body().at("/warnings/0").asText()).isEqualTo("mobile number is invalid");
        assertThat(ENBOARDER.received("enboarder").at("/0/data/contact").has("mobile"))
                .isFalse();
    }

    @Test
    void refusesAProfileThatNobodyCouldBeReachedBy() throws Exception {
        Reply reply = create("{'externalid':'c-1','firstName':'Ada','contact':{'mobile':'0612'}}");

        assertThat(reply.body().path("errorcode").asText()).isEqualTo("MISSING_FIELDS");
        assertThat(reply.body().at("/warnings/0").asText()).isEqualTo("mobile number is invalid");
    }

    @Test
    void saysWhatIsMissingAndWhatIsInvalid() throws Exception {
        Reply missing = create("{'externalid':'c-1','contact':{}}");
        Reply invalid = create(ADA.replace("ada@example.org", "ada"));

        assertThat(missing.body().path("errorcode").asText()).isEqualTo("MISSING_FIELDS");
        assertThat(missing.body().path("errors").toString())
                .contains("First Name is missing", "Both Email and mobile number are missing or invalid");
        assertThat(invalid.body().path("errorcode").asText()).isEqualTo("INVALID_FIELDS");
        assertThat(invalid.body().path("message").asText()).startsWith("email is invalid");
    }

    @Test
    void deletesAProfileUnlessAWorkflowHoldsIt() throws Exception {
        create(ADA);
        activateWorkflows(1);
        Reply held = ENBOARDER.json("DELETE", PROFILE + "/c-1", null);
        activateWorkflows(0);
        Reply deleted = ENBOARDER.json("DELETE", PROFILE + "/c-1", null);

        assertThat(held.body().path("errorcode").asText()).isEqualTo("ACTIVE_PROFILE");
        assertThat(deleted.body().path("message").asText()).isEqualTo("Profile DELETED");
        assertThat(ENBOARDER.received("enboarder")).isEmpty();
    }

    @Test
    void listsActiveWorkflowsTenAtATime() throws Exception {
        create(ADA);
        activateWorkflows(12);

        Reply read = ENBOARDER.json("GET", PROFILE + "/c-1?activewf=yes", null);
        Reply first = ENBOARDER.json("GET", PROFILE + "/c-1/workflows", null);
        String next = first.body().path("nextKey").asText();
        Reply second = ENBOARDER.json("GET", PROFILE + "/c-1/workflows?nextKey=" + next, null);

        assertThat(read.status()).isEqualTo(206);
        assertThat(read.body().path("activeWorkflows")).hasSize(10);
        assertThat(first.body().path("workflows")).hasSize(10);
        assertThat(second.body().path("workflows")).hasSize(2);
        assertThat(second.body().has("nextKey")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "after-5", "after-20", "after-30", "x", ""})
    void knowsNoPageOfWorkflowsByAnyOtherKey(String key) throws Exception {
        create(ADA);
        activateWorkflows(20);

        Reply reply = ENBOARDER.json("GET", PROFILE + "/c-1/workflows?nextKey=" + key, null);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().has("workflows")).isFalse();
    }

    @Test
    void refusesQuestionsThatAreNotInTheContract() throws Exception {
        create(ADA);

        for (String question : new String[] {"?activewf=true", "?active=yes", "/workflows?page=2", "/photo?size=1"}) {
            assertThat(ENBOARDER.json("GET", PROFILE + "/c-1" + question, null).status())
                    .as(question)
                    .isEqualTo(400);
        }
    }

    @Test
    void deletesNothingForARequestWithABody() throws Exception {
        create(ADA);

        assertThat(ENBOARDER
                        .json("DELETE", PROFILE + "/c-1", "{'externalid':'c-1'}")
                        .status())
                .isEqualTo(400);
        assertThat(ENBOARDER.received("enboarder")).hasSize(1);
    }

    @Test
    void keepsAPhotoAndGivesItBack() throws Exception {
        create(ADA);

        Reply upload = ENBOARDER.json("PUT", PROFILE + "/c-1/photo", "{'imageType':'image/png','body':'iVBORw0='}");

        assertThat(upload.body().path("message").asText()).isEqualTo("Profile Photo uploaded");
        assertThat(ENBOARDER.json("GET", PROFILE + "/c-1/photo", null).body().toString())
                .isEqualTo("{\"imageType\":\"image/png\",\"body\":\"iVBORw0=\"}");
        assertThat(ENBOARDER
                        .received("enboarder")
                        .at("/0/data/profilePhoto/size")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void letsNobodyInWithoutTheKey() throws Exception {
        Reply reply = create(ADA, "apikey", "wrong");

        assertThat(reply.status()).isEqualTo(403);
        assertThat(ENBOARDER.received("enboarder")).isEmpty();
    }

    private static Reply create(String profile, String... headers) throws Exception {
        return ENBOARDER.json("POST", PROFILE, profile, headers);
    }

    private static void activateWorkflows(int count) throws Exception {
        ENBOARDER.json("PUT", "/_control/enboarder/workflows/c-1", "{'count':" + count + "}");
    }
}
