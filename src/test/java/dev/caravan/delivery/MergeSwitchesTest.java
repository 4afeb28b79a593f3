package dev.caravan.delivery;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.document.Documents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Merge with its switches on, by fixtures. They are off everywhere else, where nothing of them is on the wire. */
@QuarkusTest
@TestProfile(MergeSwitchesTest.On.class)
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class MergeSwitchesTest {

    public static class On implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("caravan.merge.is-debug-mode", "true", "caravan.merge.run-async", "true");
        }
    }

    @Inject
    CamelContext camel;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    HttpServer server;

    static Stream<Fixture> fixtures() {
        return Fixture.in(Path.of("src/test/resources/fixtures-switched/merge"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("fixtures")
    void deliversAsTheFixtureSays(Fixture fixture) throws Exception {
        new FixtureRun(camel, server, clock, documents).hold(fixture);
    }
}
