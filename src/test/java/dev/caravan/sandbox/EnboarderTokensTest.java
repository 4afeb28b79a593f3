package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.SettableClock;
import dev.caravan.sandbox.RunningSandbox.Reply;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EnboarderTokensTest {

    private static final String TOKEN = "/enboarder/oauth2/token";
    private static final String PROFILE = "/enboarder/restapi/v2/profile/c-1";
    private static final String IN_FORM =
            "grant_type=client_credentials&client_id=sandbox-client&client_secret=sandbox-secret";

    private static final SettableClock CLOCK = new SettableClock();

    @RegisterExtension
    static final RunningSandbox ENBOARDER =
            new RunningSandbox(Map.of(), SandboxOptions.defaults().withClock(CLOCK));

    @Test
    void handsOutATokenForTheClientInTheForm() throws Exception {
        Reply reply = ask(IN_FORM, null);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body().path("expires_in").asInt()).isEqualTo(3600);
        assertThat(getProfile(reply.body().path("access_token").asText()).status())
                .isEqualTo(400);
    }

    @Test
    void handsOutATokenForTheClientByBasic() throws Exception {
        String basic = Base64.getEncoder().encodeToString("sandbox-client:sandbox-secret".getBytes());

        assertThat(ask("grant_type=client_credentials", "Basic " + basic).status())
                .isEqualTo(200);
    }

    @Test
    void handsOutNothingToAnybodyElse() throws Exception {
        assertThat(ask(IN_FORM.replace("sandbox-secret", "guess"), null).status())
                .isEqualTo(401);
        assertThat(ask(IN_FORM.replace("client_credentials", "password"), null).status())
                .isEqualTo(400);
    }

    @Test
    void endsATokenAfterAnHour() throws Exception {
        String token = ask(IN_FORM, null).body().path("access_token").asText();

        CLOCK.advance(Duration.ofHours(1));

        assertThat(getProfile(token).status()).isEqualTo(403);
    }

    @Test
    void letsNobodyInWithATokenThatEnded() throws Exception {
        String token = ask(IN_FORM, null).body().path("access_token").asText();

        ENBOARDER.json("PUT", "/_control/enboarder-tokens", "{'expire':true}");

        assertThat(getProfile(token).status()).isEqualTo(403);
    }

    @Test
    void letsNobodyIntoVersionTwoWithTheApiKey() throws Exception {
        assertThat(ENBOARDER
                        .json("GET", PROFILE, null, "apikey", EnboarderSandbox.API_KEY)
                        .status())
                .isEqualTo(403);
    }

    @Test
    void countsTokensApartFromProfiles() throws Exception {
        ask(IN_FORM, null);

        assertThat(ENBOARDER.requests("enboarder-token").path("total").asInt()).isEqualTo(1);
        assertThat(ENBOARDER.requests("enboarder").path("total").asInt()).isZero();
    }

    @Test
    void misbehavesOnItsOwn() throws Exception {
        ENBOARDER.misbehave("enboarder-token", "{'mode':'unavailable','times':1}");

        assertThat(ask(IN_FORM, null).status()).isEqualTo(503);
        assertThat(ask(IN_FORM, null).status()).isEqualTo(200);
    }

    private static Reply ask(String form, String authorization) throws Exception {
        var request = ENBOARDER
                .request(TOKEN)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return ENBOARDER.send(request);
    }

    private static Reply getProfile(String token) throws Exception {
        return ENBOARDER.json("GET", PROFILE, null, "Authorization", "Bearer " + token);
    }
}
