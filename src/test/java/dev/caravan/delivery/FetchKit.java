package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Leases.Lease;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Doubt;
import dev.caravan.ledger.Ledger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** A candidate with documents by url, a server that has them, and routes that fetch them. */
final class FetchKit implements AutoCloseable {

    static final byte[] PDF = "%PDF-1.4\nsome text\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String ROUTES = """
            - route:
                id: all-documents
                from:
                  uri: direct:all-documents
                  steps:
                    - process: { ref: fetchedDocuments }
            - route:
                id: resume-alone
                from:
                  uri: direct:resume-alone
                  steps:
                    - bean: { ref: fetchedDocuments, method: "of(*, 'resume, cover-letter')" }
            """;

    final AtomicInteger asked = new AtomicInteger();
    volatile int status = 200;
    volatile byte[] body = PDF;
    volatile String path = "/files/cv?signature=secret";
    volatile CountDownLatch mayAnswer = new CountDownLatch(0);

    final String externalId = "fetched-" + NUMBER.incrementAndGet();
    private final CamelContext camel;
    private final Ledger ledger;
    private final Clock clock;
    private final HttpServer server;
    private Verdict.Sound accepted;

    FetchKit(CamelContext camel, Ledger ledger, Clock clock, HttpServer server) throws Exception {
        this.camel = camel;
        this.ledger = ledger;
        this.clock = clock;
        this.server = server;
        if (camel.getRoute("all-documents") == null) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("fetched.camel.yaml", ROUTES));
        }
        server.createContext("/files", exchange -> {
            asked.incrementAndGet();
            try (exchange) {
                mayAnswer.await();
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** For a vendor that is not on, so that nobody but the test delivers it; returns the revision. */
    long accept(String headline, String... kinds) throws IOException {
        accepted = sound(headline, kinds);
        return ledger.accept(List.of(new Addressed(accepted, Set.of("nobody"))))
                .join()
                .get(0)
                .revision();
    }

    Verdict.Sound sound(String headline, String... kinds) throws IOException {
        StringBuilder list = new StringBuilder();
        for (String kind : kinds) {
            list.append(list.isEmpty() ? "" : ",").append("{\"kind\":\"" + kind + "\",\"url\":\"" + url() + "\"}");
        }
        return (Verdict.Sound) CandidateCheck.forRegion(null)
                .check(new JsonMapper()
                        .readTree("{\"externalId\":\"" + externalId + "\",\"headline\":\"" + headline
                                + "\",\"documents\":[" + list + "]}"));
    }

    String url() {
        return host() + path;
    }

    String host() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    Claim claim(String vendor, long revision, Instant failingSince, Doubt doubt) {
        return new Claim(
                1,
                vendor,
                externalId,
                revision,
                accepted.hash(),
                accepted.json(),
                1,
                clock.instant().plusSeconds(60),
                doubt,
                0,
                failingSince,
                null,
                null,
                null,
                false);
    }

    /** Runs the route for the vendor. */
    Exchange run(String route, String vendor, long revision) {
        return run(route, claim(vendor, revision, null, null));
    }

    Exchange run(String route, Claim claim) {
        Exchange exchange = new DefaultExchange(camel);
        Lease lease = new Lease(claim, claim.leaseUntil(), Permits.any());
        Deliverer.prepare(exchange, claim, new AttemptLog(lease, clock, Duration.ofSeconds(30)));
        return camel.createProducerTemplate().send("direct:" + route, exchange);
    }

    /** What the route goes on with. */
    static Delivery delivery(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        Delivery delivery = exchange.getProperty("CaravanDelivery", Delivery.class);
        assertThat(exchange.getMessage().getBody()).isSameAs(delivery);
        return delivery;
    }

    /** The first document that the route goes on with. */
    static Document document(Exchange exchange) {
        return delivery(exchange).candidate().documents().get(0);
    }

    /** What the attempt ends with. */
    static Outcome outcome(Exchange exchange) {
        return Deliverer.outcome(exchange, AttemptLog.of(exchange));
    }

    @Override
    public void close() {
        server.removeContext("/files");
    }
}
