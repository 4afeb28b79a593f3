package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Leases.Lease;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerFixture;
import dev.caravan.ledger.VendorWait;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.camel.Processor;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgerConsumerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final CountingClock clock = new CountingClock();
    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = Ledger.inSqlite(LedgerFixture.database(folder), Clock.systemUTC());
    }

    @Test
    void aPauseDoesNotEndTheTryingOutAndNothingLeftDoes() throws Exception {
        Instant now = Instant.now();
        ledger.waitFor(new VendorWait("jarvi", "failing", now, now, 3, "500")).join();
        accept("p-1");
        LedgerConsumer consumer = consumer(exchange -> {
            AttemptLog log = AttemptLog.of(exchange);
            log.begin("POST", "http://vendor.example", null);
            log.askToSend();
            log.sent(null);
            log.answered(200, null);
            ledger.operations().pause("jarvi", "looked at");
            exchange.getMessage().setBody(Outcome.delivered("id"));
        });
        consumer.start();
        try {
            await().atMost(PATIENCE).until(() -> ledger.isPaused("jarvi"));
            int before = clock.asked.get();
            await().atMost(PATIENCE).until(() -> clock.asked.get() > before + 30);
            assertThat(ledger.waits()).hasSize(1);

            ledger.operations().resume("jarvi");

            await().atMost(PATIENCE).until(() -> ledger.waits().isEmpty());
        } finally {
            consumer.stop();
        }
    }

    @Test
    void whatFindsNoWorkerIsGivenBackWithItsPermit() {
        accept("p-1");
        LedgerConsumer consumer = consumer(exchange -> {});
        VendorGate gate = new VendorGate(
                new CircuitBreaker("jarvi", Settings.of(), new java.util.Random(1)),
                List.of(new RefusalLimit(1, 0, clock.instant())),
                (before, after) -> {});
        Deliverer deliverer = new Deliverer(
                consumer, (LedgerEndpoint) consumer.getEndpoint(), gate, new Settler(ledger, done -> {}), clock);
        Permit permit = gate.admit(1, clock.instant()).get(0);
        Claim claim = claim().get(0);
        assertThat(gate.admit(1, clock.instant())).isEmpty();

        deliverer.begin(new Lease(claim, claim.leaseUntil(), permit), work -> {
            throw new OutOfMemoryError("unable to create native thread");
        });

        assertThat(gate.admit(1, clock.instant())).hasSize(1);
        await().atMost(PATIENCE).until(() -> claim().size() == 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500})
    void whatAVendorSaysOfOneIsNotShownUnderTheOthersThatWait(int status) throws Exception {
        for (int i = 0; i < 12; i++) {
            accept("p-" + i);
        }
        JsonNode words = new JsonMapper().readTree("{\"message\":\"Ada Lovelace is not welcome\"}");
        LedgerConsumer consumer = consumer(exchange -> {
            AttemptLog log = AttemptLog.of(exchange);
            log.begin("POST", "http://vendor.example", null);
            log.askToSend();
            log.sent(null);
            log.answered(status, null);
            exchange.getMessage()
                    .setBody(new Answer("jarvi", status, words, Optional.empty()).failure(words.toString()));
        });
        consumer.start();
        try {
            await().atMost(PATIENCE).until(() -> !ledger.waits().isEmpty());
        } finally {
            consumer.stop();
        }
        accept("other");

        assertThat(ledger.waits()).singleElement().satisfies(wait -> assertThat(wait.problem())
                .startsWith("jarvi answered " + status));
        assertThat(ledger.candidate("other").orElseThrow().deliveries())
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.problem())
                        .startsWith("jarvi answered")
                        .doesNotContain("Ada"));
        assertThat(IntStream.range(0, 12).boxed().flatMap(i -> ledger.attempts("p-" + i, 9).stream()))
                .isNotEmpty()
                .allSatisfy(attempt -> assertThat(attempt.problem()).contains("Ada Lovelace"));
    }

    private List<Claim> claim() {
        return ledger.claim("jarvi", 1, Duration.ofHours(1), Map.of()).join().claims();
    }

    private void accept(String externalId) {
        Verdict sound = CandidateCheck.forRegion(null)
                .check(JsonNodeFactory.instance.objectNode().put("externalId", externalId));
        ledger.accept(List.of(new Addressed((Verdict.Sound) sound, Set.of("jarvi"))))
                .join();
    }

    private LedgerConsumer consumer(Processor processor) {
        LedgerComponent component = new LedgerComponent(ledger, null, new SmallRyeConfigBuilder().build(), clock);
        LedgerEndpoint endpoint = new LedgerEndpoint(
                "ledger:jarvi", component, "jarvi", Settings.of("concurrency", "16"), new Redaction(List.of(), 1000));
        endpoint.setCamelContext(new DefaultCamelContext());
        return (LedgerConsumer) endpoint.createConsumer(processor);
    }

    /** Tells by how often it was asked that the claiming goes on. */
    private static final class CountingClock extends Clock {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Instant instant() {
            asked.incrementAndGet();
            return Instant.now();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
