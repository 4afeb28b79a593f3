package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.document.Documents;
import dev.caravan.ledger.Ledger;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A cover letter that is given by url, for Welcomekit, which takes its text. */
@QuarkusTest
@TestProfile(WelcomekitLetterTest.Strict.class)
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class WelcomekitLetterTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Inject
    CamelContext camel;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    HttpServer server;

    private FetchKit kit;
    private VendorStub stub;

    /** What does not fit refuses the candidate. */
    public static class Strict implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("caravan.welcomekit.unfit-documents", "refuse");
        }
    }

    @BeforeEach
    void begin() throws Exception {
        kit = new FetchKit(camel, ledger, clock, server);
        stub = new VendorStub(
                server, "welcomekit", List.of(MAPPER.readTree("{\"status\":200,\"body\":{\"reference\":\"wttj-1\"}}")));
    }

    @AfterEach
    void end() {
        stub.close();
        kit.close();
    }

    @Test
    void itsTextGoes() throws Exception {
        kit.body = "Dear all, Ä".getBytes(StandardCharsets.UTF_8);

        Outcome outcome = deliver(candidate());

        assertThat(outcome).isInstanceOf(Outcome.Delivered.class);
        assertThat(((Outcome.Delivered) outcome).warnings()).isEmpty();
        assertThat(sent().path("cover_letter").asText()).isEqualTo("Dear all, Ä");
    }

    @Test
    void oneThatTurnsOutToBeNoTextDoesNotFit() throws Exception {
        kit.body = FetchKit.PDF;

        assertThat(deliver(candidate()).problem())
                .contains("kind cover-letter (application/pdf, 25 bytes); welcomekit takes TXT");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void oneThatCannotBeFetchedIsTriedAgain() throws Exception {
        kit.status = 503;

        Outcome outcome = deliver(candidate());

        assertThat(outcome).isInstanceOf(Outcome.Retry.class);
        assertThat(outcome.problem())
                .contains("the cover-letter, given as url, can't be fetched")
                .contains("503");
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void nothingIsFetchedThatCannotBeOfUse() throws Exception {
        deliver(candidate().put("coverLetter", "Dear you"));
        ObjectNode pdf = candidate();
        ((ObjectNode) pdf.at("/documents/0")).put("fileName", "letter.pdf");
        deliver(pdf);

        assertThat(kit.asked).hasValue(0);
    }

    private ObjectNode candidate() {
        ObjectNode candidate = MAPPER.createObjectNode()
                .put("externalId", "cand-001")
                .put("firstName", "Ada")
                .put("lastName", "Lovelace");
        candidate.putArray("emails").add("ada@example.org");
        candidate.putArray("documents").addObject().put("kind", "cover-letter").put("url", kit.url());
        return candidate;
    }

    private Outcome deliver(JsonNode candidate) throws Exception {
        JsonNode known = MAPPER.createObjectNode().put("vendorId", "wttj-1");
        Fixture fixture = new Fixture("welcomekit", "letter", candidate, known, List.of(), List.of(), known);
        return new FixtureRun(camel, server, clock, documents)
                .run(fixture, "deliver-to-welcomekit")
                .outcome();
    }

    private JsonNode sent() throws Exception {
        return MAPPER.readTree(stub.requests().get(0).body());
    }
}
