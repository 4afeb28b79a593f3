package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.sandbox.RunningSandbox.Reply;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CollectiveSandboxTest {

    private static final String IMPORT = "/collective/sandbox/v1/my-talents/import";
    private static final String ADA = "{'internalUserId':'c-1','firstname':'Ada','resume':'JVBERi0=',"
            + "'notes':[{'content':'Strong.'}],'emails':['ada@example.org']}";

    @RegisterExtension
    static final RunningSandbox COLLECTIVE =
            new RunningSandbox(Map.of("Authorization", "Bearer " + CollectiveSandbox.API_KEY));

    @Test
    void createsThenUpdates() throws Exception {
        Reply first = COLLECTIVE.json("POST", IMPORT, ADA);
        Reply second = COLLECTIVE.json("POST", IMPORT, ADA.replace("Ada", "Augusta"));

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.body().path("status").asText()).isEqualTo("created");
        assertThat(second.body().path("status").asText()).isEqualTo("updated");
        assertThat(second.body().path("userId")).isEqualTo(first.body().path("userId"));
        assertThat(COLLECTIVE.received("collective")).hasSize(1);
        assertThat(COLLECTIVE.received("collective").at("/0/data/firstname").asText())
                .isEqualTo("Augusta");
    }

    @Test
    void addsNotesAgainEachTimeAndKeepsOnlyTheShapeOfACv() throws Exception {
        COLLECTIVE.json("POST", IMPORT, ADA);
        COLLECTIVE.json("POST", IMPORT, ADA);

        assertThat(COLLECTIVE.received("collective").at("/0/data/notes")).hasSize(2);
        assertThat(COLLECTIVE.received("collective").at("/0/data/resume/size").asInt())
                .isEqualTo(5);
    }

    @Test
    void deletesByOurKeys() throws Exception {
        COLLECTIVE.json("POST", IMPORT, ADA);

        Reply reply = COLLECTIVE.json("DELETE", IMPORT, "{'internalUserIds':['c-1','c-2']}");

        assertThat(reply.body().toString()).isEqualTo("{\"deleted\":[\"c-1\"],\"notFound\":[\"c-2\"]}");
        assertThat(COLLECTIVE.received("collective")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'internalUserIds':[]}",
                "{'internalUserIds':'c-1'}",
                "{'internalUserIds':['']}",
                "{'internalUserIds':[1]}",
                "{'internalUserIds':['c-1'],'reason':'GDPR'}",
                "{'internalUserId':['c-1']}",
                "['c-1']",
                "{'internalUserIds':['c-1'"
            })
    void refusesADeletionThatIsNotAsInTheContract(String body) throws Exception {
        COLLECTIVE.json("POST", IMPORT, ADA);

        assertThat(COLLECTIVE.json("DELETE", IMPORT, body).status()).isEqualTo(400);
        assertThat(COLLECTIVE.received("collective")).hasSize(1);
    }

    @Test
    void refusesADeletionWhoseBodyGotLostOnTheWay() throws Exception {
        COLLECTIVE.json("POST", IMPORT, ADA);

        assertThat(COLLECTIVE.json("DELETE", IMPORT, null).status()).isEqualTo(400);
        assertThat(COLLECTIVE.received("collective")).hasSize(1);
    }

    @Test
    void refusesATalentWithoutLinkedInAndWithoutCv() throws Exception {
        Reply reply = COLLECTIVE.json("POST", IMPORT, "{'internalUserId':'c-1','yearlySalaryMin':'1'}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("message").asText())
                .contains("at least one of linkedInUrl or resume", "/yearlySalaryMax");
    }

    @Test
    void refusesACvThatIsNoBase64() throws Exception {
        assertThat(COLLECTIVE
                        .json("POST", IMPORT, ADA.replace("JVBERi0=", "%%%"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesMoreThanTenMegabytes() throws Exception {
        String body = ADA.replace("JVBERi0=", "A".repeat(10_000_000));

        assertThat(COLLECTIVE.json("POST", IMPORT, body).status()).isEqualTo(413);
    }

    @Test
    void knowsOneEnvironment() throws Exception {
        assertThat(COLLECTIVE
                        .json("POST", IMPORT.replace("/sandbox/", "/production/"), ADA)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void letsNobodyInWithoutTheKey() throws Exception {
        assertThat(COLLECTIVE
                        .json("POST", IMPORT, ADA, "Authorization", "Basic x")
                        .status())
                .isEqualTo(401);
    }
}
