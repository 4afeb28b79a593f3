package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.caravan.document.Documents;
import dev.caravan.vendor.enboarder.TokenEndpoint;
import dev.caravan.vendor.enboarder.TokenEndpointResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Enboarder with OAuth, by fixtures: an API key is configured too, and does not count then. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = TokenEndpointResource.class, restrictToAnnotatedClass = true)
class EnboarderOAuthTest {

    private static final Path FIXTURES = Path.of("src/test/resources/fixtures-oauth/enboarder");

    @Inject
    CamelContext camel;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    @Inject
    Rehearsal rehearsal;

    HttpServer server;

    TokenEndpoint endpoint;

    @BeforeEach
    void haveTheTokenOfTheFixtures() {
        endpoint.answers(200, "{\"access_token\":\"enboarder-token\"}");
        await().ignoreExceptions().untilAsserted(() -> deliver("created"));
    }

    @Test
    void takesVersionTwoWithTheToken() throws Exception {
        deliver("created");
        deliver("exists-then-updated");
        deliver("missing-then-created");
    }

    @Test
    void erasesByVersionTwoToo() throws Exception {
        new FixtureRun(camel, server, clock, documents).holdErasure(named("erased-after-its-workflows"));
    }

    @Test
    void asksForATokenOnceUntilItIsRefused() throws Exception {
        int asked = endpoint.requests().size();

        deliver("created");
        deliver("invalid-fields-and-403");
        assertThat(endpoint.requests()).hasSize(asked);

        deliver("401");
        deliver("created");
        assertThat(endpoint.requests()).hasSize(asked + 1);

        deliver("403");
        deliver("created");
        assertThat(endpoint.requests()).hasSize(asked + 2);
    }

    @Test
    void sendsNothingWithoutAToken() throws Exception {
        deliver("401");
        endpoint.answers(400, "{\"error\":\"invalid_client\"}");

        deliver("no-token");
    }

    @Test
    void aRehearsalAsksForNoToken() throws Exception {
        deliver("401");
        int asked = endpoint.requests().size();
        Fixture created = named("created");

        Rehearsal.Stage stage = rehearsal.stage("enboarder");
        Rehearsed rehearsed = stage.rehearse(FixtureRun.claim(created, clock, documents));

        assertThat(rehearsed.action()).isEqualTo(Rehearsed.Action.CREATE);
        assertThat(stage.shown(rehearsed.request()).headers()).containsEntry("Authorization", "Bearer ***");
        assertThat(endpoint.requests()).hasSize(asked);
    }

    private void deliver(String fixture) throws Exception {
        new FixtureRun(camel, server, clock, documents).hold(named(fixture));
    }

    private static Fixture named(String fixture) {
        return Fixture.in(FIXTURES)
                .filter(one -> one.name().equals(fixture))
                .findFirst()
                .orElseThrow();
    }
}
