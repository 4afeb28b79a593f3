package dev.caravan.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.delivery.VendorStubResource;
import dev.caravan.document.Documents;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /api/preview}, with every vendor on. Whoever would be sent something is watched. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class PreviewTest {

    private static final String ADA = """
            {"externalId":"ada","firstName":"Ada","lastName":"Lovelace","emails":["ada@example.org","a@example.com"],
             "phones":["+33612345678","nonsense"],"linkedinUrl":"https://www.linkedin.com/in/ada",
             "links":[{"name":"LinkedIn","url":"https://www.linkedin.com/in/ada"}],
             "tags":["java"],"notes":[{"subject":"Interview","content":"Strong.","at":"2024-03-15T14:30:00Z"}],
             "documents":[{"kind":"other","url":"https://files.example.org/it.zip"}],
             "deliverTo":[%s],
             "vendors":{"enboarder":{"preferred":"email","profileFields":{"Department":"Product"}}}}""";

    @Inject
    Documents documents;

    @Inject
    @DataSource("sqlite")
    AgroalDataSource database;

    HttpServer server;

    private final ApiClient api = new ApiClient();
    private final List<String> onTheWire = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void watch() {
        server.createContext("/", exchange -> {
            onTheWire.add(exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
    }

    @AfterEach
    void nothingWasSentAndNothingIsStored() throws Exception {
        server.removeContext("/");
        assertThat(onTheWire).isEmpty();
        assertThat(number("select (select count(*) from candidate) + (select count(*) from delivery)"
                        + " + (select count(*) from attempt) + (select count(*) from audit)"))
                .isZero();
    }

    @Test
    void showsTheRequestToEachVendor() {
        JsonNode ada = one(ADA.formatted("\"jarvi\",\"welcomekit\",\"collective\",\"merge\",\"enboarder\""));

        assertThat(ada.at("/vendors").findValuesAsText("vendor"))
                .containsExactly("collective", "enboarder", "jarvi", "merge", "welcomekit");
        assertThat(ada.at("/vendors").findValuesAsText("action")).containsOnly("create");
        JsonNode jarvi = vendor(ada, "jarvi");
        assertThat(jarvi.at("/request/method").asText()).isEqualTo("POST");
        assertThat(jarvi.at("/request/url").asText()).endsWith("/jarvi/rest/v2/profiles");
        assertThat(jarvi.at("/request/headers/X-API-KEY").asText()).isEqualTo("***");
        assertThat(jarvi.at("/request/body").findValuesAsText("externalId")).contains("ada");
        assertThat(ada.toString())
                .doesNotContain("-key\"")
                .doesNotContain("jarvi-key")
                .doesNotContain("merge-account");
        assertThat(ada.at("/warnings/0/pointer").asText()).isEqualTo("/phones/1");
    }

    @Test
    void namesWhatAVendorDoesNotTakeAndWhatNobodyDoes() {
        JsonNode ada = one(ADA.formatted("\"jarvi\",\"enboarder\""));

        assertThat(texts(vendor(ada, "enboarder").path("notTaken")))
                .contains("/tags", "/notes", "/linkedinUrl", "/emails/1")
                .doesNotContain("/firstName", "/vendors", "/vendors/enboarder/profileFields/Department", "/emails/0");
        assertThat(texts(vendor(ada, "jarvi").path("notTaken")))
                .contains("/tags")
                .doesNotContain("/notes", "/linkedinUrl", "/phones/0");
        assertThat(texts(ada.path("notTaken")))
                .contains("/tags", "/links")
                .doesNotContain("/documents", "/notes", "/emails/1", "/phones");
    }

    @Test
    void whatTwoFieldsSayAlikeIsNotCalledLost() {
        JsonNode ada = one(ADA.formatted("\"collective\""));

        assertThat(texts(vendor(ada, "collective").path("notTaken"))).doesNotContain("/linkedinUrl");
    }

    @Test
    void aFieldForAnotherVendorIsNotLost() {
        JsonNode ada = one(ADA.formatted("\"jarvi\""));

        assertThat(texts(ada.path("notTaken"))).noneMatch(pointer -> pointer.startsWith("/vendors"));
        assertThat(ada.path("vendors")).hasSize(1);
    }

    @Test
    void whatTheContractRefusesIsShownWithItsVerdict() {
        JsonNode refused =
                one("{\"externalId\":\"x\",\"firstName\":\"Ada\",\"deliverTo\":[\"collective\",\"enboarder\"]}");

        JsonNode enboarder = vendor(refused, "enboarder");
        assertThat(enboarder.path("action").asText()).isEqualTo("refused");
        assertThat(enboarder.path("problem").asText()).contains("Not sent").contains("createProfile");
        assertThat(enboarder.at("/violations").findValuesAsText("pointer"))
                .isNotEmpty()
                .allSatisfy(pointer -> assertThat(pointer).startsWith("/"));
        assertThat(enboarder.at("/violations/0/expected").asText()).isNotEmpty();
        assertThat(enboarder.at("/request/body/firstName").asText()).isEqualTo("Ada");
        JsonNode collective = vendor(refused, "collective");
        assertThat(collective.path("action").asText()).isEqualTo("refused");
        assertThat(collective.path("problem").asText()).contains("/linkedinUrl");
        assertThat(collective.has("request")).isFalse();
    }

    @Test
    void fileContentsAreShortened() {
        byte[] content = Arrays.copyOf("%PDF-1.4".getBytes(StandardCharsets.US_ASCII), 60_000);
        String data = Base64.getEncoder().encodeToString(content);
        JsonNode ada =
                one("{\"externalId\":\"x\",\"firstName\":\"A\",\"lastName\":\"L\",\"documents\":[{\"kind\":\"resume\","
                        + "\"fileName\":\"cv.pdf\",\"data\":\"" + data + "\"}],\"deliverTo\":[\"jarvi\"]}");

        assertThat(ada.toString())
                .contains("[application/pdf of 60000 bytes, SHA-256 ")
                .hasSizeLessThan(5000);
        assertThat(texts(vendor(ada, "jarvi").path("notTaken"))).isEmpty();
    }

    @Test
    void documentsComeAsPartsAndAreShownAndNotKept() throws Exception {
        String body = "--x7\r\nContent-Disposition: form-data; name=\"candidate\"\r\n\r\n"
                + "{\"externalId\":\"x\",\"firstName\":\"A\",\"lastName\":\"L\",\"deliverTo\":[\"jarvi\"],\"documents\":"
                + "[{\"kind\":\"resume\",\"file\":\"cv.pdf\"}]}\r\n"
                + "--x7\r\nContent-Disposition: form-data; name=\"cv\"; filename=\"cv.pdf\"\r\n\r\n%PDF-1.4 of a preview\r\n--x7--\r\n";

        JsonNode answer = api.post("/api/preview", "multipart/form-data; boundary=x7", body)
                .body();

        assertThat(vendor(answer.at("/candidates/0"), "jarvi").toString()).contains("[application/pdf of 21 bytes");
        assertThat(documents.has(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest("%PDF-1.4 of a preview".getBytes(StandardCharsets.US_ASCII)))))
                .isFalse();
    }

    @Test
    void aCandidateThatWouldBeRefusedSaysWhy() {
        JsonNode answer = api.post(
                        "/api/preview",
                        "application/x-ndjson",
                        "{\"externalId\":\"a\",\"firstNme\":\"x\"}\n{\"externalId\":\"b\",\"firstName\":\"B\"}\nno JSON\n")
                .body();

        assertThat(answer.at("/candidates")).hasSize(3);
        assertThat(answer.at("/candidates/0/problems/0/pointer").asText()).isEqualTo("/firstNme");
        assertThat(answer.at("/candidates/0/line").asInt()).isEqualTo(1);
        assertThat(answer.at("/candidates/1/vendors")).hasSize(5);
        assertThat(answer.at("/candidates/2/problems")).hasSize(1);
    }

    @Test
    void oneVendorAloneCanBeLookedAt() {
        JsonNode answer = api.post(
                        "/api/preview?vendor=merge", "application/json", ADA.formatted("\"merge\",\"jarvi\""))
                .body();

        assertThat(answer.at("/candidates/0/vendors").findValuesAsText("vendor"))
                .containsExactly("merge");
        assertThat(answer.at("/candidates/0").has("notTaken")).isFalse();
        assertThat(answer.at("/candidates/0/vendors/0").has("notTaken")).isTrue();
    }

    @Test
    void withoutADeliveryThereIsNothingToCompareTo() {
        JsonNode answer = api.post(
                        "/api/preview?against=sent&vendor=jarvi", "application/json", "{\"externalId\":\"a\"}")
                .body();

        assertThat(answer.at("/candidates/0/vendors/0/against/incomparable").asText())
                .contains("No delivery");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/preview?vendor=acme, application/json, {}, 400, vendor: expected one of",
        "/api/preview?against=yesterday, application/json, {}, 400, against: expected sent",
        "/api/preview?vendr=jarvi, application/json, {}, 400, vendr: there is no such parameter",
        "/api/preview, application/pdf, {}, 415, application/pdf",
        "/api/preview, application/json, [, 400, can't be read"
    })
    void whatCanNotBeMeantIsTurnedAway(String path, String type, String body, int status, String detail) {
        ApiClient.Answer answer = api.post(path, type, body);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.detail()).contains(detail);
        assertThat(answer.type()).contains("problem+json");
    }

    @Test
    void moreThanAHundredAreTooMany() {
        String lines = IntStream.rangeClosed(1, 101)
                .mapToObj("{\"externalId\":\"p%d\"}"::formatted)
                .collect(Collectors.joining("\n"));

        ApiClient.Answer answer = api.post("/api/preview?vendor=jarvi", "application/x-ndjson", lines);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail()).contains("100 candidates");
    }

    @Test
    void whatIsTooLargeIsNotReadToItsEnd() {
        byte[] large = new byte[17 * 1024 * 1024];
        java.util.Arrays.fill(large, (byte) ' ');

        assertThat(api.post("/api/preview", "application/json", new String(large, StandardCharsets.US_ASCII))
                        .status())
                .isEqualTo(413);
    }

    private JsonNode one(String candidate) {
        ApiClient.Answer answer = api.post("/api/preview", "application/json", candidate);
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
        assertThat(answer.body().path("candidates")).hasSize(1);
        return answer.body().at("/candidates/0");
    }

    private static JsonNode vendor(JsonNode candidate, String vendor) {
        for (JsonNode one : candidate.path("vendors")) {
            if (one.path("vendor").asText().equals(vendor)) {
                return one;
            }
        }
        throw new AssertionError("There is no " + vendor + " in " + candidate);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }

    private int number(String sql) throws Exception {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.getInt(1);
        }
    }
}
