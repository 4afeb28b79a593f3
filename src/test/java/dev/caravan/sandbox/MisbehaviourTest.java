package dev.caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.sandbox.RunningSandbox.Reply;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MisbehaviourTest {

    private static final String PROFILES = "/jarvi/rest/v2/profiles";
    private static final String ADA = "{'externalId':'c-1'}";

    @RegisterExtension
    static final RunningSandbox JARVI = new RunningSandbox(Map.of("X-API-KEY", JarviSandbox.API_KEY));

    @ParameterizedTest
    @CsvSource({
        "throttle, 429, 0",
        "unavailable, 503, 0",
        "error-before, 500, 0",
        "error-after, 500, 1",
        "unauthorized, 401, 0",
        "refuse, 400, 0",
        "garbage, 200, 1",
        "slow, 201, 1",
        "drip, 201, 1",
        "warn, 201, 1"
    })
    void answersAsToldAndStoresOrNot(String mode, int status, int held) throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'" + mode + "'}");

        assertThat(save().status()).isEqualTo(status);
        assertThat(JARVI.received("jarvi")).hasSize(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"120", "Wed, 21 Oct 2065 07:28:00 GMT", "-1", "soon"})
    void saysAnythingAsRetryAfter(String retryAfter) throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'throttle','retryAfter':'" + retryAfter + "'}");

        assertThat(save().header("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void saysNoRetryAfterWhenNoneIsGiven() throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'unavailable'}");

        assertThat(save().header("Retry-After")).isNull();
    }

    @Test
    void answersGarbageThatIsNoJson() throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'garbage'}");

        assertThat(save().body().isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"reset-before, 0", "reset-after, 1"})
    void resetsTheConnection(String mode, int held) throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'" + mode + "'}");

        try (Socket socket = new Socket("127.0.0.1", JARVI.sandbox().port())) {
            socket.getOutputStream().write(rawRequest().getBytes(UTF_8));

            assertThatThrownBy(() -> socket.getInputStream().read())
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("reset");
        }
        assertThat(JARVI.received("jarvi")).hasSize(held);
        assertThat(JARVI.requests("jarvi").at("/byStatus/reset").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"false, 0", "true, 1"})
    void stallsUntilTheClientGivesUp(boolean store, int held) throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'stall','store':" + store + "}");

        assertThatThrownBy(() -> save(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);

        assertThat(JARVI.received("jarvi")).hasSize(held);
    }

    @Test
    void delaysAnyMisbehaviour() throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'error-before','delayMillis':3600000}");

        assertThatThrownBy(() -> save(Duration.ofMillis(300))).isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void dripsTheWholeAnswer() throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'drip','delayMillis':1}");

        assertThat(save().body().path("profileId").asText()).isNotEmpty();
    }

    @Test
    void misbehavesSoManyTimesInTheOrderOfTheList() throws Exception {
        JARVI.misbehave("jarvi", "[{'mode':'throttle','times':2},{'mode':'error-after','times':1}]");

        assertThat(statuses(4)).containsExactly(429, 429, 500, 201);
    }

    @Test
    void misbehavesAtRandomInTheSameWayEachTime() throws Exception {
        String fault = "{'mode':'error-before','probability':0.5,'seed':7}";
        JARVI.misbehave("jarvi", fault);
        List<Integer> first = statuses(20);
        JARVI.misbehave("jarvi", fault);

        assertThat(statuses(20)).isEqualTo(first).contains(201, 500);
    }

    @Test
    void misbehavesForOneOperationOnly() throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'error-before','operation':'findProfiles'}");

        assertThat(save().status()).isEqualTo(201);
        assertThat(JARVI.json("GET", PROFILES, null).status()).isEqualTo(500);
    }

    @Test
    void listsLate() throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'lag','delayMillis':3600000}");
        save();

        assertThat(JARVI.json("GET", PROFILES, null).body().path("data")).isEmpty();
    }

    @Test
    void showsAndClearsWhatItWasTold() throws Exception {
        JARVI.misbehave("jarvi", "{'mode':'stall','store':true}");

        assertThat(JARVI.json("GET", "/_control/jarvi", null)
                        .body()
                        .at("/0/mode")
                        .asText())
                .isEqualTo("stall");
        assertThat(JARVI.json("DELETE", "/_control/jarvi", null).body()).isEmpty();
        assertThat(save().status()).isEqualTo(201);
    }

    @Test
    void misbehavesForOneVendorOnly() throws Exception {
        JARVI.misbehave("merge", "{'mode':'unavailable'}");

        assertThat(save().status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'mode':'sulk'}",
                "{'mod':'stall'}",
                "{}",
                "{'mode':'slow','times':0}",
                "{'mode':'slow','delayMillis':-1}",
                "{",
                "7"
            })
    void refusesWhatItDoesNotUnderstand(String fault) throws Exception {
        Reply reply = JARVI.json("PUT", "/_control/jarvi", fault);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body().path("error").asText()).isNotEmpty();
    }

    private static List<Integer> statuses(int requests) throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            statuses.add(save().status());
        }
        return statuses;
    }

    private static Reply save() throws Exception {
        return JARVI.json("POST", PROFILES, ADA);
    }

    private static Reply save(Duration timeout) throws IOException, InterruptedException {
        return JARVI.send(JARVI.request(PROFILES)
                .timeout(timeout)
                .header("X-API-KEY", JarviSandbox.API_KEY)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ADA.replace('\'', '"'))));
    }

    private static String rawRequest() {
        String body = ADA.replace('\'', '"');
        return "POST " + PROFILES + " HTTP/1.1\r\nHost: sandbox\r\nX-API-KEY: " + JarviSandbox.API_KEY
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }
}
