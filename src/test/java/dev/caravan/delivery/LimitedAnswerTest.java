package dev.caravan.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.document.Documents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A vendor that answers more than anybody can hold. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class LimitedAnswerTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final byte[] BLOCK = new byte[100_000];

    static {
        Arrays.fill(BLOCK, (byte) ' ');
    }

    @Inject
    CamelContext camel;

    @Inject
    Clock clock;

    @Inject
    Documents documents;

    HttpServer server;

    private final AtomicInteger brokenOff = new AtomicInteger();

    @AfterEach
    void end() {
        server.removeContext("/merge");
    }

    @Test
    void anAnswerWithoutEndIsBrokenOffAndWhatWasSentIsInDoubt() throws Exception {
        answering(exchange -> endless(exchange.getResponseBody()));

        FixtureRun.Ended ended = deliver("{}");

        assertThat(ended.outcome()).isInstanceOf(Outcome.Uncertain.class);
        assertThat(ended.outcome().problem()).contains("longer than 16000000 bytes");
        assertThat(ended.log().lacksAnswer()).isTrue();
        await().until(() -> brokenOff.get() == 1);
    }

    @Test
    void aQuestionWithSuchAnAnswerIsAskedAgain() throws Exception {
        answering(exchange -> endless(exchange.getResponseBody()));

        FixtureRun.Ended ended = deliver("{\"uncertain\":true}");

        assertThat(ended.outcome()).isInstanceOf(Outcome.Retry.class);
        assertThat(ended.outcome().problem()).contains("longer than 16000000 bytes");
    }

    @Test
    void whatIsPackedCountsAsItIsUnpacked() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            for (int i = 0; i < 1000; i++) {
                out.write(BLOCK);
            }
        }
        answering(exchange -> packed.writeTo(exchange.getResponseBody()), "gzip");

        assertThat(deliver("{}").outcome().problem()).contains("longer than 16000000 bytes");
    }

    @Test
    void aLongOneIsReadAndTheNextCandidateGoesAsEver() throws Exception {
        answering(exchange -> endless(exchange.getResponseBody()));
        deliver("{}");
        server.removeContext("/merge");
        answering(exchange -> {
            OutputStream out = exchange.getResponseBody();
            out.write("{\"model\":{\"id\":\"1\"}".getBytes(US_ASCII));
            for (int i = 0; i < 159; i++) {
                out.write(BLOCK);
            }
            out.write('}');
        });

        assertThat(deliver("{}").outcome()).isInstanceOf(Outcome.Delivered.class);
    }

    private void endless(OutputStream out) {
        try {
            while (true) {
                out.write(BLOCK);
            }
        } catch (IOException e) {
            brokenOff.incrementAndGet();
        }
    }

    private void answering(Answering body) {
        answering(body, null);
    }

    private void answering(Answering body, String encoding) {
        server.createContext("/merge", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                if (encoding != null) {
                    exchange.getResponseHeaders().set("Content-Encoding", encoding);
                }
                exchange.sendResponseHeaders(200, 0);
                body.write(exchange);
            }
        });
    }

    private FixtureRun.Ended deliver(String known) throws Exception {
        JsonNode candidate =
                MAPPER.readTree("{\"externalId\":\"cand-001\",\"firstName\":\"Ada\",\"emails\":[\"ada@example.org\"]}");
        Fixture fixture = new Fixture(
                "merge", "long", candidate, MAPPER.readTree(known), List.of(), List.of(), MAPPER.createObjectNode());
        return new FixtureRun(camel, server, clock, documents).run(fixture, "deliver-to-merge");
    }

    /** Writes the body of an answer. */
    private interface Answering {
        void write(HttpExchange exchange) throws IOException;
    }
}
