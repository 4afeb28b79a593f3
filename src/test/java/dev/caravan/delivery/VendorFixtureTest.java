package dev.caravan.delivery;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
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

    HttpServer server;

    static Stream<String> fixtures() {
        return Fixture.all().map(Fixture::toString).filter(name -> name.startsWith(System.getProperty("fixture", "")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void deliversAsTheFixtureSays(String name) throws Exception {
        Fixture fixture = Fixture.all()
                .filter(one -> one.toString().equals(name))
                .findFirst()
                .orElseThrow();

        new FixtureRun(camel, server, clock).hold(fixture);
    }
}
