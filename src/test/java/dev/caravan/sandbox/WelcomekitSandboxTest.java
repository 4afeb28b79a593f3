package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.RunningSandbox.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WelcomekitSandboxTest {

    private static final String CANDIDATES = "/welcomekit/api/v1/external/candidates";
    private static final String ADA =
            "{'organization_reference':'sandbox-organization','job_reference':'sandbox-job','email':'ada@example.org',"
                    + "'firstname':'Ada','lastname':'Lovelace','remote_resume_url':'https://example.org/cv.pdf'}";

    @RegisterExtension
    static final RunningSandbox WELCOMEKIT =
            new RunningSandbox(Map.of("Authorization", "Bearer " + WelcomekitSandbox.API_KEY));

    @Test
    void createsANewCandidateEachTime() throws Exception {
        Reply first = create(ADA);
        Reply second = create(ADA);

        assertThat(first.status()).isEqualTo(201);
        assertThat(referenceOf(first)).matches("wttj-[0-9a-f]{24}").isNotEqualTo(referenceOf(second));
        assertThat(first.body().at("/profile/email").asText()).isEqualTo("ada@example.org");
        assertThat(first.body().path("origin").asText()).isEqualTo("external");
        assertThat(first.body().path("resume_url").asText()).isEqualTo("https://example.org/cv.pdf");
        assertThat(first.body().path("resume_size").isNull()).isTrue();
        assertThat(WELCOMEKIT.received("welcomekit"))
                .hasSize(2)
                .allMatch(person -> person.at("/emails/0").asText().equals("ada@example.org"));
    }

    @Test
    void knowsItsOrganizationAndItsJobs() throws Exception {
        Reply unknownJob = create(ADA.replace("sandbox-job", "WTTJ_other"));

        assertThat(unknownJob.status()).isEqualTo(404);
        assertThat(unknownJob.body().path("error").asText()).isEqualTo("not_found");
        assertThat(create(ADA.replace("sandbox-organization", "other")).status())
                .isEqualTo(404);
        assertThat(create(ADA.replace("sandbox-job", "sandbox-job-2")).status()).isEqualTo(201);
    }

    @Test
    void updatesTheFieldsThatItGets() throws Exception {
        String reference = referenceOf(create(ADA));

        Reply reply = WELCOMEKIT.json("PUT", CANDIDATES + "/" + reference, "{'firstname':'Augusta','archived':true}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().at("/profile/firstname").asText()).isEqualTo("Augusta");
        assertThat(reply.body().at("/profile/lastname").asText()).isEqualTo("Lovelace");
        assertThat(reply.body().path("archived").asBoolean()).isTrue();
    }

    @Test
    void knowsNoReferenceThatItDidNotGive() throws Exception {
        assertThat(WELCOMEKIT
                        .json("PUT", CANDIDATES + "/wttj-0", "{'firstname':'Ada'}")
                        .body()
                        .path("error")
                        .asText())
                .isEqualTo("not_found");
        assertThat(WELCOMEKIT.json("GET", CANDIDATES + "/wttj-0", null).status())
                .isEqualTo(404);
    }

    @Test
    void findsByJobAndEmail() throws Exception {
        String reference = referenceOf(create(ADA));
        create(ADA.replace("ada@", "bob@"));
        create(ADA.replace("sandbox-job", "sandbox-job-2"));

        Reply reply = find("job_reference=sandbox-job&email=ADA%40example.org");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).hasSize(1);
        assertThat(reply.body().at("/0/reference").asText()).isEqualTo(reference);
    }

    @Test
    void listsPageByPage() throws Exception {
        for (int i = 0; i < 5; i++) {
            create(ADA.replace("ada@", "ada" + i + "@"));
        }

        Reply reply = find("job_reference=sandbox-job&per_page=2&page=3");

        assertThat(reply.body()).hasSize(1);
        assertThat(reply.header("X-Total")).isEqualTo("5");
        assertThat(reply.header("X-Total-Pages")).isEqualTo("3");
        assertThat(reply.header("X-Page")).isEqualTo("3");
        assertThat(reply.header("X-Per-Page")).isEqualTo("2");
    }

    @Test
    void filtersWhatItShows() throws Exception {
        String reference = referenceOf(create(ADA));
        WELCOMEKIT.json("PUT", CANDIDATES + "/" + reference, "{'archived':true}");

        assertThat(find("job_reference=sandbox-job&archived=false").body()).isEmpty();
        assertThat(find("job_reference=sandbox-job&archived=true&created_after=2020-01-01")
                        .body())
                .hasSize(1);
        assertThat(find("job_reference=sandbox-job&updated_after=2999-01-01").body())
                .isEmpty();
    }

    @Test
    void refusesASearchWithoutAJobAndWithUnknownParameters() throws Exception {
        assertThat(find("email=ada%40example.org").body().path("error").asText())
                .isEqualTo("validation_failed");
        assertThat(find("job_reference=sandbox-job&mail=ada")
                        .body()
                        .path("error_description")
                        .asText())
                .contains("/query/mail");
        assertThat(find("job_reference=other").status()).isEqualTo(404);
    }

    @Test
    void letsNobodyInWithoutTheKey() throws Exception {
        Reply reply = WELCOMEKIT.json("POST", CANDIDATES, ADA, "Authorization", "Bearer wrong");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("error").asText()).isEqualTo("unauthorized");
    }

    private static Reply create(String candidate) throws Exception {
        return WELCOMEKIT.json("POST", CANDIDATES, candidate);
    }

    private static Reply find(String query) throws Exception {
        return WELCOMEKIT.json("GET", CANDIDATES + "?" + query, null);
    }

    private static String referenceOf(Reply reply) {
        return reply.body().path("reference").asText();
    }
}
