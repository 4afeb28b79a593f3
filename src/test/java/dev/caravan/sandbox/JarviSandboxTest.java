package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.RunningSandbox.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JarviSandboxTest {

    private static final String PROFILES = "/jarvi/rest/v2/profiles";

    @RegisterExtension
    static final RunningSandbox JARVI = new RunningSandbox(Map.of("X-API-KEY", JarviSandbox.API_KEY));

    @Test
    void savesAProfile() throws Exception {
        Reply reply = save("{'externalId':'c-1','firstName':'Ada'}");

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().path("message").asText()).isEqualTo("Profile saved successfully");
        assertThat(reply.body().path("taskId").asText()).isNotEmpty();
        assertThat(reply.body().path("profileId").asText())
                .isEqualTo(JARVI.received("jarvi").at("/0/id").asText());
    }

    @Test
    void mergesByExternalId() throws Exception {
        String first = idOf(save("{'externalId':'c-1','firstName':'Ada','headline':'Analyst'}"));

        String second = idOf(save("{'externalId':'c-1','headline':'Engineer'}"));

        assertThat(second).isEqualTo(first);
        assertThat(JARVI.received("jarvi")).hasSize(1);
        assertThat(JARVI.received("jarvi").at("/0/writes").asInt()).isEqualTo(2);
        assertThat(JARVI.received("jarvi").at("/0/data/firstName").asText()).isEqualTo("Ada");
        assertThat(JARVI.received("jarvi").at("/0/data/headline").asText()).isEqualTo("Engineer");
    }

    @Test
    void mergesByIdBeforeExternalIdBeforeAddress() throws Exception {
        String ada = idOf(save("{'externalId':'ada','emailAddresses':'ada@example.org'}"));
        String bob = idOf(save("{'externalId':'bob','linkedinUrl':'https://linkedin.com/in/bob'}"));

        assertThat(idOf(save("{'externalId':'ada','id':'" + bob + "'}"))).isEqualTo(bob);
        assertThat(idOf(save("{'externalId':'bobby','linkedinUrl':'https://linkedin.com/in/bob'}")))
                .isEqualTo(bob);
        assertThat(idOf(save("{'externalId':'unseen','emailAddresses':'b@example.org, ADA@example.org'}")))
                .isEqualTo(ada);
        assertThat(JARVI.received("jarvi")).hasSize(2);
    }

    @Test
    void addsHistoryAndFilesAgainEachTime() throws Exception {
        String profile = "{'externalId':'c-1','historyEntrySubject':'Call','historyEntryMessage':'Strong.',"
                + "'resumesFiles':[{'fileName':'cv.pdf','data':'data:@file/pdf;base64,JVBERi0='}]}";
        save(profile);
        save(profile);

        assertThat(JARVI.received("jarvi").at("/0/data/history")).hasSize(2);
        assertThat(JARVI.received("jarvi").at("/0/data/resumesFiles")).hasSize(2);
        assertThat(JARVI.received("jarvi").at("/0/data/resumesFiles/0/size").asInt())
                .isEqualTo(5);
        assertThat(JARVI.received("jarvi").toString()).doesNotContain("JVBERi0=");
    }

    @Test
    void findsByExternalId() throws Exception {
        String id = idOf(save("{'externalId':'c-1'}"));
        save("{'externalId':'c-2'}");

        Reply reply = find("{'externalId':{'_eq':'c-1'}}");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("data")).hasSize(1);
        assertThat(reply.body().at("/data/0/id").asText()).isEqualTo(id);
    }

    @Test
    void findsByAnyListedField() throws Exception {
        save("{'externalId':'c-1','lastName':'Lovelace'}");
        save("{'externalId':'c-2','lastName':'Hopper'}");

        assertThat(find("{'lastName':{'_in':['Hopper','Kay']}}").body().path("data"))
                .hasSize(1);
        assertThat(find("{'lastName':{'_eq':'Kay'}}").body().path("data")).isEmpty();
        assertThat(find("{'lastName':{'_like':'K'}}").status()).isEqualTo(400);
        assertThat(find("{").status()).isEqualTo(400);
    }

    @Test
    void letsNobodyInWithoutTheKey() throws Exception {
        Reply reply = JARVI.json("POST", PROFILES, "{'externalId':'c-1'}", "X-API-KEY", "wrong");

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.body().path("message").asText()).isNotEmpty();
        assertThat(JARVI.received("jarvi")).isEmpty();
    }

    @Test
    void refusesWhatBreaksTheContractWithoutRepeatingIt() throws Exception {
        Reply reply = save("{'externalId':'c-1','emailAddresses':'secret.person','firstname':'Ada'}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("message").asText())
                .contains("/firstname: expected no field of this name", "/emailAddresses: expected")
                .doesNotContain("secret.person");
        assertThat(JARVI.received("jarvi")).isEmpty();
    }

    @Test
    void refusesWhatIsNoJson() throws Exception {
        assertThat(save("{'externalId':").status()).isEqualTo(400);
        assertThat(save("{'externalId':'c-1'}{}").status()).isEqualTo(400);
        assertThat(JARVI.json("POST", PROFILES, "{'externalId':'c-1'}", "Content-Type", "text/plain")
                        .status())
                .isEqualTo(400);
        assertThat(JARVI.json("POST", PROFILES, null).status()).isEqualTo(400);
    }

    @Test
    void knowsNoOtherPath() throws Exception {
        assertThat(JARVI.json("POST", "/jarvi/rest/v2/companies", "{}").status())
                .isEqualTo(404);
        assertThat(JARVI.requests("jarvi").at("/byOperation/unknown").asInt()).isEqualTo(1);
    }

    private static Reply save(String profile) throws Exception {
        return JARVI.json("POST", PROFILES, profile);
    }

    private static Reply find(String where) throws Exception {
        return JARVI.json("GET", PROFILES + "?where=" + RunningSandbox.encoded(where.replace('\'', '"')), null);
    }

    private static String idOf(Reply reply) {
        return reply.body().path("profileId").asText();
    }
}
