package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.document.Documents;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every vendor, by its fixtures: the real route and the real HTTP client, from the claimed delivery to the outcome. A
 * single one runs with {@code -Dfixture=<vendor>} or {@code -Dfixture=<vendor>/<name>}.
 */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class VendorFixtureTest {

    @Inject
    CamelContext camel;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    @Inject
    @DataSource("sqlite")
    AgroalDataSource database;

    HttpServer server;

    static Stream<String> fixtures() {
        return names(Fixture.all());
    }

    static Stream<String> erasures() {
        return names(Fixture.erasures());
    }

    private static Stream<String> names(Stream<Fixture> fixtures) {
        return fixtures.map(Fixture::toString).filter(name -> name.startsWith(System.getProperty("fixture", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void deliversAsTheFixtureSays(String name) throws Exception {
        Fixture fixture = Fixture.named(name);
        own(fixture);
        new FixtureRun(camel, server, clock, documents).hold(fixture);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("erasures")
    void erasesAsTheFixtureSays(String name) throws Exception {
        Fixture fixture = Fixture.erasure(name);
        own(fixture);

        new FixtureRun(camel, server, clock, documents).holdErasure(fixture);
    }

    /** Candidates that were delivered, and whom the vendor knows by these ids. */
    private void own(Fixture fixture) throws SQLException {
        for (Map.Entry<String, JsonNode> owned : fixture.known().path("owned").properties()) {
            try (var connection = database.getConnection();
                    var candidate = connection.prepareStatement(
                            "insert or ignore into candidate (external_id, revision, hash, content, accepted_at,"
                                    + " changed_at) values (?, 1, '', '', 0, 0)");
                    var delivery = connection.prepareStatement(
                            "insert or ignore into delivery (candidate_id, vendor, state, revision, changed_at,"
                                    + " vendor_id) select id, ?, 'delivered', 1, 0, ? from candidate"
                                    + " where external_id = ?")) {
                candidate.setString(1, owned.getValue().asText());
                candidate.executeUpdate();
                delivery.setString(1, fixture.vendor());
                delivery.setString(2, owned.getKey());
                delivery.setString(3, owned.getValue().asText());
                delivery.executeUpdate();
            }
        }
    }
}
