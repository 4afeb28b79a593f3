package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Rehearsed.Action;
import dev.caravan.document.Documents;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Ledger;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a rehearsal shows is what the fixtures find on the wire, and nothing is on the wire. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class RehearsalTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Inject
    CamelContext camel;

    @Inject
    Rehearsal rehearsal;

    @Inject
    Ledger ledger;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    @Inject
    @DataSource("sqlite")
    AgroalDataSource database;

    HttpServer server;

    static Stream<String> fixtures() {
        return Fixture.all().map(Fixture::toString);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void showsTheFirstRequestOfTheFixture(String name) throws Exception {
        Fixture fixture = Fixture.named(name);
        try (VendorStub stub = new VendorStub(server, fixture.vendor(), List.of())) {
            Rehearsed rehearsed = rehearsal.stage(fixture.vendor()).rehearse(FixtureRun.claim(fixture, clock, null));

            if (fixture.requests().isEmpty()) {
                boolean isDelivered = fixture.outcome().path("outcome").asText().equals("delivered");
                assertThat(rehearsed.action()).isEqualTo(isDelivered ? Action.NOTHING : Action.REFUSED);
                assertThat(String.valueOf(rehearsed.problem()))
                        .contains(fixture.outcome().path("problem").asText());
            } else {
                holdRequest(fixture.requests().get(0), rehearsed);
            }
            assertThat(stub.requests()).isEmpty();
        }
        assertThat(rows()).isZero();
    }

    private void holdRequest(JsonNode expected, Rehearsed rehearsed) throws Exception {
        OutgoingRequest request = rehearsed.request();
        assertThat(request).as("%s", rehearsed.problem()).isNotNull();
        assertThat(request.method()).isEqualTo(expected.path("method").asText());
        assertThat(request.url()).endsWith(expected.path("path").asText());
        assertThat(request.body() == null ? null : MAPPER.readTree(request.body()))
                .isEqualTo(expected.get("body"));
        expected.path("headers").properties().forEach(header -> assertThat(request.headers())
                .containsEntry(header.getKey(), header.getValue().asText()));
        assertThat(rehearsed.action()).isEqualTo(expectedAction(request.method(), rehearsed.action()));
    }

    /** Of a POST both may be. */
    private static Action expectedAction(String method, Action otherwise) {
        return switch (method) {
            case "GET" -> Action.LOOKUP;
            case "PUT", "PATCH" -> Action.UPDATE;
            default -> otherwise == Action.UPDATE ? Action.UPDATE : Action.CREATE;
        };
    }

    @ParameterizedTest
    @CsvSource({"merge/create-everything,/4/model/file_url", "enboarder/created,/0/imageType"})
    void showsWhatIsGoingToFollow(String name, String pointer) throws Exception {
        Fixture fixture = Fixture.named(name);

        Rehearsal.Stage stage = rehearsal.stage(fixture.vendor());
        OutgoingRequest request =
                stage.rehearse(FixtureRun.claim(fixture, clock, documents)).request();

        assertThat(stage.shown(request).then().at(pointer).isMissingNode()).isFalse();
    }

    @Test
    void whatTheVendorHasAlreadyIsNothing() {
        Claim first = first("jarvi", "{\"externalId\":\"known\",\"firstName\":\"Ada\",\"lastName\":\"L\"}");
        Claim known = new Claim(
                1,
                "jarvi",
                "known",
                1,
                first.hash(),
                first.content(),
                1,
                first.leaseUntil(),
                null,
                0,
                null,
                first.hash(),
                null,
                null,
                false);

        assertThat(rehearsal.stage("jarvi").rehearse(known).action()).isEqualTo(Action.NOTHING);
        assertThat(rehearsal.stage("jarvi").rehearse(first).action()).isEqualTo(Action.CREATE);
        assertThat(rehearsal.stage("jarvi").rehearse(known.withoutMemory()).action())
                .isEqualTo(Action.CREATE);
        assertThat(rehearsal
                        .stage("jarvi")
                        .rehearse(known.about(sound("{\"externalId\":\"known\",\"lastName\":\"M\"}")))
                        .action())
                .isEqualTo(Action.UPDATE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jarvi", "welcomekit", "collective", "merge", "enboarder"})
    void secretsAreMasked(String vendor) {
        Rehearsal.Stage stage = rehearsal.stage(vendor);
        OutgoingRequest request = stage.rehearse(first(
                        vendor,
                        "{\"externalId\":\"s\",\"firstName\":\"A\",\"lastName\":\"L\",\"emails\":[\"a@example.org\"],"
                                + "\"linkedinUrl\":\"https://www.linkedin.com/in/ada\"}"))
                .request();

        ShownRequest shown = stage.shown(request);

        assertThat(request.headers().toString()).contains(vendor + "-key");
        assertThat(shown.toString())
                .doesNotContain(vendor + "-key")
                .doesNotContain("merge-account")
                .contains("***");
        assertThat(request.toString()).doesNotContain("key");
        assertThat(shown.headers()).containsEntry("Content-Type", "application/json");
    }

    @Test
    void headersThatLetInAreMaskedThoughNobodyHasNamedThemASecret() {
        OutgoingRequest request = new OutgoingRequest(
                "POST",
                "http://x.example/?key=abcd",
                Map.of("X-Acme-Api-Key", "of a team", "authorization", "Basic abc", "Idempotency-Key", "1"),
                "{\"a\":\"abcd\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));

        ShownRequest shown = ShownRequest.of(request, new Redaction(List.of("abcd"), 10));

        assertThat(shown.headers())
                .containsEntry("X-Acme-Api-Key", "of a ***")
                .containsEntry("authorization", "Basic ***")
                .containsEntry("Idempotency-Key", "1");
        assertThat(shown.url()).isEqualTo("http://x.example/?key=***");
        assertThat(shown.body().path("a").asText()).isEqualTo("***");
    }

    @Test
    void aVendorWithoutARouteCanNotBeRehearsed() {
        Rehearsed rehearsed = rehearsal.stage("acme").rehearse(first("acme", "{\"externalId\":\"a\"}"));

        assertThat(rehearsed.action()).isEqualTo(Action.FAILED);
        assertThat(rehearsed.problem()).contains("acme");
    }

    @Test
    void aRouteThatLeavesAnotherWayIsNotRehearsed() throws Exception {
        Resource file = ResourceHelper.fromString("odd.camel.yaml", """
                - route:
                    id: odd
                    from:
                      uri: direct:odd
                      steps:
                        - choice:
                            when:
                              - simple: "${body} == 1"
                                steps:
                                  - to: "file:{{caravan.inbox}}"
                """);
        PluginHelper.getRoutesLoader(camel).loadRoutes(file);
        try {
            assertThat(new RouteReach(camel).refusal(camel.getRoute("odd")))
                    .contains("odd")
                    .contains("'file'");
        } finally {
            camel.getRouteController().stopRoute("odd");
            camel.removeRoute("odd");
        }
    }

    private static Claim first(String vendor, String candidate) {
        return Claim.unknown(vendor, sound(candidate));
    }

    private static Verdict.Sound sound(String candidate) {
        try {
            return (Verdict.Sound) CandidateCheck.forRegion(null).check(MAPPER.readTree(candidate));
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private int rows() throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select (select count(*) from candidate) + (select count(*) from delivery)"
                                + " + (select count(*) from attempt) + (select count(*) from vendor_wait)")) {
            return row.getInt(1);
        }
    }
}
