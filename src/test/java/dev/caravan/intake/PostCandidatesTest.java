package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostCandidatesTest {

    private final IntakeKit kit = new IntakeKit();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ApiKit api;

    @BeforeAll
    void start() throws Exception {
        api = new ApiKit(kit, 2000).start();
    }

    @BeforeEach
    void forget() {
        kit.ledger.clear();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void answersOneCandidateWithItsLocation() throws Exception {
        HttpResponse<String> answer = post("application/json", "{\"externalId\":\"a/b ü\",\"phones\":[\"x\"]}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/candidates/a%2Fb%20%C3%BC");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        JsonNode body = json(answer);
        assertThat(body.get("externalId").asText()).isEqualTo("a/b ü");
        assertThat(body.get("status").asText()).isEqualTo("accepted");
        assertThat(body.get("revision").asInt()).isEqualTo(1);
        assertThat(body.at("/warnings/0/pointer").asText()).isEqualTo("/phones/0");
        assertThat(body.has("problems")).isFalse();
        assertThat(body.has("deliveries")).isFalse();
    }

    @Test
    void repeatsNoHeaderOfTheRequest() throws Exception {
        HttpResponse<String> answer =
                send(request("application/json", BodyPublishers.ofString("{\"externalId\":\"a\"}"))
                        .header("Authorization", "Bearer secret")
                        .header("X-Trace", "1")
                        .build());

        assertThat(answer.headers().map().keySet()).containsOnly("content-type", "content-length", "location");
    }

    @Test
    void takesATableByItsTypeWhateverItsEncoding() throws Exception {
        HttpResponse<String> answer =
                post("text/csv; charset=windows-1252", "id;Nom;E-mail\na;Ada;a@example.org\nb;Bob;none\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).at("/0/row").asInt()).isEqualTo(2);
        assertThat(json(answer).at("/1/problems/0/column").asText()).isEqualTo("E-mail");
        assertThat(kit.ledger.ids()).containsExactly("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/xml", "text/xml; charset=utf-8"})
    void takesXml(String type) throws Exception {
        HttpResponse<String> answer = post(
                type,
                "<candidates><candidate externalId='a'/><candidate externalId='b'><emails><email>none</email></emails></candidate></candidates>");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).at("/1/element").asText()).isEqualTo("/candidates/candidate[2]");
        assertThat(json(answer).at("/1/problems/0/pointer").asText()).isEqualTo("/emails/0");
        assertThat(json(answer).at("/1/problems/0/message").asText())
                .startsWith("line 1, column 74, /candidates/candidate[2]/emails/email[1]: expected an e-mail address");
        assertThat(kit.ledger.ids()).containsExactly("a");
    }

    @Test
    void answersAnArrayWithAnArray() throws Exception {
        HttpResponse<String> answer = post(
                "application/json; charset=UTF-8",
                "[{\"externalId\":\"a\"},{\"externalId\":\"b\",\"deliverTo\":[\"x\"]}]");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(json(answer).findValuesAsText("status")).containsExactly("accepted", "refused");
        assertThat(json(answer).at("/1/problems/0/pointer").asText()).isEqualTo("/deliverTo/0");
        assertThat(json(answer).at("/1/pointer").asText()).isEqualTo("/1");
    }

    @Test
    void answersLinesWithAnArrayAndRefusesBadLinesAlone() throws Exception {
        HttpResponse<String> answer = post("application/x-ndjson", "{\"externalId\":\"a\"}\n{\"externalId\n");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).findValuesAsText("status")).containsExactly("accepted", "refused");
        assertThat(json(answer).at("/1/line").asInt()).isEqualTo(2);
        assertThat(json(post("application/x-ndjson", "{\"externalId\":\"a\"}")).isArray())
                .isTrue();
        assertThat(json(post("application/json", "[]"))).isEmpty();
    }

    @Test
    void refusesARequestOfWhichNothingCanBeTaken() throws Exception {
        HttpResponse<String> answer = post("application/json", "{\"externalId\":\"a\",\"deliverTo\":[\"x\"]}");

        assertProblem(answer, 400, "urn:caravan:all-refused");
        assertThat(json(answer).at("/candidates/0/externalId").asText()).isEqualTo("a");
        assertThat(json(answer).at("/candidates/0/problems/0/pointer").asText()).isEqualTo("/deliverTo/0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[{\"externalId\":\"a\"},", "nothing", "[{\"externalId\":\"a\"}] x"})
    void acceptsNothingOfWhatIsNotJson(String body) throws Exception {
        assertProblem(post("application/json", body), 400, "urn:caravan:unreadable");

        assertThat(kit.ledger.ids()).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "application/json; charset=iso-8859-1"})
    void refusesOtherTypes(String type) throws Exception {
        assertProblem(post(type, "{\"externalId\":\"a\"}"), 415, "urn:caravan:unsupported-type");
        assertThat(post("application/json", "{\"externalId\":\"a\"}").statusCode())
                .isEqualTo(202);
    }

    @Test
    void refusesABodyBeyondTheLimit() throws Exception {
        String body = "{\"externalId\":\"a\",\"headline\":\"" + "x".repeat(2000) + "\"}";

        assertProblem(post("application/json", body), 413, "urn:caravan:body-too-large");
        assertThat(kit.ledger.ids()).isEmpty();
    }

    @Test
    void refusesABodyBeyondTheLimitThatDoesNotTellItsLength() throws Exception {
        byte[] body = ("{\"externalId\":\"a\",\"headline\":\"" + "x".repeat(5_000_000) + "\"}")
                .getBytes(StandardCharsets.UTF_8);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        assertProblem(send(request("application/json", chunked).build()), 413, "urn:caravan:body-too-large");
        assertThat(post("application/json", "{\"externalId\":\"b\"}").statusCode())
                .isEqualTo(202);
        assertThat(kit.ledger.ids()).containsExactly("b");
    }

    @Test
    void takesAChunkedBodyOfExactlyTheLimit() throws Exception {
        String start = "{\"externalId\":\"a\",\"headline\":\"";
        byte[] body = (start + "x".repeat(2000 - start.length() - 2) + "\"}").getBytes(StandardCharsets.UTF_8);
        BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

        assertThat(send(request("application/json", chunked).build()).statusCode())
                .isNotEqualTo(413);
    }

    @Test
    void saysWhenToComeBackWhileTheLedgerIsNotAvailable() throws Exception {
        kit.ledger.setAvailable(false);

        HttpResponse<String> answer = post("application/json", "{\"externalId\":\"a\"}");

        assertProblem(answer, 503, "urn:caravan:ledger-unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @Test
    void waitsForOutcomesWhenThatIsPreferred() throws Exception {
        api.outcomes((ids, atMost) -> CompletableFuture.completedFuture(ids.stream()
                .map(id -> new Outcomes.Standing(id, true, List.of(Map.of("vendor", "alpha", "state", "delivered"))))
                .toList()));

        HttpResponse<String> answer =
                prefer("wait=10", "[{\"externalId\":\"a\"},{\"externalId\":\"b\",\"deliverTo\":[\"x\"]}]");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=10");
        assertThat(json(answer).at("/0/deliveries/0/state").asText()).isEqualTo("delivered");
        assertThat(json(answer).at("/1").has("deliveries")).isFalse();
    }

    @Test
    void answersWithWhatIsKnownWhenNotAllIsSettled() throws Exception {
        api.outcomes((ids, atMost) -> CompletableFuture.completedFuture(
                List.of(new Outcomes.Standing("a", false, List.of(Map.of("vendor", "alpha", "state", "waiting"))))));

        HttpResponse<String> answer = prefer("respond-async, wait=100", "{\"externalId\":\"a\"}");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("respond-async, wait=60");
        assertThat(json(answer).at("/deliveries/0/state").asText()).isEqualTo("waiting");
    }

    @Test
    void answersAsIfNobodyHadWaitedWhenTheOutcomesFail() throws Exception {
        api.outcomes((ids, atMost) -> CompletableFuture.failedFuture(new IllegalStateException("no")));

        assertThat(prefer("wait=1", "{\"externalId\":\"a\"}").statusCode()).isEqualTo(202);
    }

    private HttpResponse<String> post(String type, String body) throws IOException, InterruptedException {
        return send(request(type, BodyPublishers.ofString(body)).build());
    }

    private HttpResponse<String> prefer(String preference, String body) throws IOException, InterruptedException {
        return send(request("application/json", BodyPublishers.ofString(body))
                .header("Prefer", preference)
                .build());
    }

    private HttpRequest.Builder request(String type, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + api.port() + "/api/candidates"))
                .POST(body);
        return type == null ? request : request.header("Content-Type", type);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = json(answer);
        assertThat(problem.get("type").asText()).isEqualTo(type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asText()).isNotBlank();
        assertThat(problem.get("detail").asText()).isNotBlank();
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JsonFormat.MAPPER.readTree(answer.body());
    }
}
