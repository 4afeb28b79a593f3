package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Leases.Lease;
import dev.caravan.document.Documents;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Doubt;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;

/** Runs the vendor's running route for a fixture, as a claimed delivery does, against a stub of the vendor. */
final class FixtureRun {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> OF_EVERY_REQUEST = Set.of(
            "accept",
            "accept-encoding",
            "connection",
            "content-length",
            "content-type",
            "host",
            "transfer-encoding",
            "user-agent");

    private final CamelContext camel;
    private final HttpServer server;
    private final Clock clock;
    private final Documents documents;

    FixtureRun(CamelContext camel, HttpServer server, Clock clock, Documents documents) {
        this.camel = camel;
        this.server = server;
        this.clock = clock;
        this.documents = documents;
    }

    /** A delivery. */
    void hold(Fixture fixture) throws Exception {
        hold(fixture, "deliver-to-" + fixture.vendor());
    }

    /** An erasure, by the vendor's route for it. */
    void holdErasure(Fixture fixture) throws Exception {
        hold(fixture, fixture.vendor() + "-erase");
    }

    private void hold(Fixture fixture, String route) throws Exception {
        try (VendorStub stub = new VendorStub(server, fixture.vendor(), fixture.answers())) {
            Ended ended = run(fixture, route);

            holdRequests(fixture.requests(), stub.requests(), ended.outcome());
            assertThat(ended.requestsInTheAttempt())
                    .as("requests in the attempt's record")
                    .isEqualTo(stub.requests().size());
            assertThat(stub.isSpent()).as("all answers were asked for").isTrue();
            ExpectedOutcome expected = ExpectedOutcome.of(fixture);
            expected.hold(ended.outcome());
            expected.holdLearnt(ended.delivery());
        }
    }

    /** What that route makes of the fixture. */
    Ended run(Fixture fixture, String id) throws Exception {
        DefaultConsumer consumer = consumer(id);
        DeliverySettings settings =
                ((LedgerEndpoint) consumer("deliver-to-" + fixture.vendor()).getEndpoint()).settings();
        Claim claim = claim(fixture, clock, documents);
        AttemptLog log = new AttemptLog(new Lease(claim, claim.leaseUntil(), Permits.any()), clock, settings.timeout());
        Exchange exchange = consumer.createExchange(false);
        log.attach(exchange);
        Delivery delivery = Delivery.of(claim);
        exchange.setProperty("CaravanDelivery", delivery);
        exchange.getMessage().setHeader("CaravanExternalId", claim.externalId());
        exchange.getMessage().setBody(delivery);
        consumer.getAsyncProcessor().processAsync(exchange).get(30, TimeUnit.SECONDS);
        log.end();
        return new Ended(
                Deliverer.outcome(exchange, log), log, exchange.getProperty("CaravanDelivery", Delivery.class));
    }

    private DefaultConsumer consumer(String id) {
        Route route = camel.getRoute(id);
        assertThat(route)
                .as("the route " + id + "; if it is missing, the log says why")
                .isNotNull();
        return (DefaultConsumer) route.getConsumer();
    }

    /** The claim of what the fixture says is known. */
    static Claim claim(Fixture fixture, Clock clock, Documents documents) {
        JsonNode known = fixture.known();
        Documents keeping = known.path("inline").asBoolean() ? null : documents;
        Verdict.Sound sound = sound(fixture.candidate(), keeping);
        Instant leaseUntil = clock.instant().plusSeconds(60);
        return new Claim(
                1,
                fixture.vendor(),
                sound.candidate().externalId(),
                1,
                sound.hash(),
                sound.json(),
                1,
                leaseUntil,
                doubt(known, sound, clock, keeping),
                0,
                null,
                null,
                known.path("vendorId").textValue(),
                known.has("memory") ? known.path("memory").toString() : null,
                false);
    }

    /** As the intake takes it: what came as data is kept, unless the fixture is about what earlier versions took. */
    private static Verdict.Sound sound(JsonNode candidate, Documents documents) {
        Verdict verdict = CandidateCheck.forRegion(null).check(candidate);
        assertThat(verdict).as("the candidate of the fixture is sound").isInstanceOf(Verdict.Sound.class);
        Verdict.Sound sound = (Verdict.Sound) verdict;
        return documents == null
                ? sound
                : sound.with(sound.candidate().documents().stream()
                        .map(document -> kept(document, documents))
                        .toList());
    }

    private static Document kept(Document document, Documents documents) {
        if (document.data() == null) {
            return document;
        }
        try {
            byte[] content = Base64.getMimeDecoder().decode(document.data());
            return document.kept(documents.keep(new ByteArrayInputStream(content), document.fileName(), 1_000_000));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In doubt since a minute, and about the candidate as it is, unless the fixture says otherwise. */
    private static Doubt doubt(JsonNode known, Verdict.Sound sound, Clock clock, Documents documents) {
        if (!known.path("uncertain").asBoolean()) {
            return null;
        }
        Instant since =
                clock.instant().minusSeconds(known.path("doubtedSecondsAgo").asLong(60));
        List<String> contents = new ArrayList<>();
        known.path("doubted")
                .forEach(content -> contents.add(sound(content, documents).json()));
        return new Doubt(since, contents.isEmpty() ? List.of(sound.json()) : contents);
    }

    private static void holdRequests(List<JsonNode> expected, List<VendorStub.Request> sent, Outcome outcome)
            throws Exception {
        assertThat(sent.stream().map(request -> request.method() + " " + request.path()))
                .as("requests on the wire; the outcome was %s", outcome)
                .containsExactlyElementsOf(expected.stream()
                        .map(request -> request.path("method").asText() + " "
                                + request.path("path").asText())
                        .toList());
        for (int i = 0; i < sent.size(); i++) {
            VendorStub.Request request = sent.get(i);
            JsonNode body = request.body().length == 0 ? null : MAPPER.readTree(request.body());
            assertThat(body)
                    .as("body of request %s", i + 1)
                    .isEqualTo(expected.get(i).get("body"));
            holdHeaders(expected.get(i).path("headers"), request);
        }
    }

    /** The headers that a fixture names are all that leave, beside those that every request over HTTP has. */
    private static void holdHeaders(JsonNode expected, VendorStub.Request request) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(request.headers().keySet());
        names.removeIf(name -> OF_EVERY_REQUEST.contains(name.toLowerCase(Locale.ROOT)));
        expected.properties().forEach(header -> {
            assertThat(request.headers().get(header.getKey()))
                    .as(header.getKey())
                    .isEqualTo(header.getValue().asText());
            names.remove(header.getKey());
        });
        assertThat(names)
                .as("headers on the wire that the fixture does not name")
                .isEmpty();
    }

    record Ended(Outcome outcome, AttemptLog log, Delivery delivery) {
        int requestsInTheAttempt() {
            return log.attempt(outcome, outcome.word(), new Redaction(List.of(), 1000))
                    .requests();
        }
    }
}
