package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.SettableClock;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.delivery.Leases.Lease;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Departures;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerFixture;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes out once, of which a request has room for one at a time, over attempts that end in every way. */
class DepartureTest {

    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Additions<String> TAGS = new Additions<>(
            "tags", Candidate::tags, tag -> tag, (candidate, some) -> some.subList(0, Math.min(1, some.size())), null);

    @TempDir
    private Path folder;

    private final SettableClock clock = new SettableClock();
    private final List<List<String>> sent = new ArrayList<>();
    private Ledger ledger;
    private Departure departure;

    @BeforeEach
    void open() {
        ledger = Ledger.inSqlite(LedgerFixture.database(folder), clock);
        departure = new Departure(Departures.of(ledger));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void eachGoesOutOnceThoughEveryAnswerGetsLost() {
        accept("one", "two", "three");
        for (int i = 0; i < 4; i++) {
            attempt(this::lost);
        }
        attempt(this::delivered);
        accept("one", "two", "three", "four");
        attempt(this::delivered);

        assertThat(sent)
                .containsExactly(
                        List.of("one"), List.of("two"), List.of("three"), List.of(), List.of(), List.of("four"));
    }

    @Test
    void whatANewRevisionBringsGoesOutOnce() {
        accept("one");
        attempt(this::lost);
        accept("one", "two");
        attempt(this::lost);
        attempt(this::lost);

        assertThat(sent).containsExactly(List.of("one"), List.of("two"), List.of());
    }

    @Test
    void whatWasNotSentBecauseThereWasNoConnectionIsNotInDoubt() {
        accept("one", "two");
        attempt(this::notConnected);
        attempt(this::lost);
        attempt(this::notConnected);
        attempt(this::lost);
        attempt(this::notConnected);

        assertThat(sent).containsExactly(List.of("one"), List.of("one"), List.of("two"), List.of("two"), List.of());
    }

    @Test
    void whatAKilledAttemptMayHaveSentIsNotSentAgain() {
        accept("one", "two", "three");
        killed();
        killed();
        attempt(this::lost);
        killed();

        assertThat(sent).containsExactly(List.of("one"), List.of("two"), List.of("three"), List.of());
    }

    @Test
    void aKillAfterADoubtThatHasEndedIsJudgedByItsOwnAttempt() {
        accept("one", "two");
        attempt(this::lost);
        attempt(this::delivered);
        accept("three", "four");
        killed();
        attempt(this::lost);
        attempt(this::lost);

        assertThat(sent).containsExactly(List.of("one"), List.of("two"), List.of("three"), List.of("four"), List.of());
    }

    @Test
    void whatArrivedIsWhatWasSentAndNotWhatWouldBeNow() {
        accept("one", "two");
        attempt(this::lost);
        attempt(this::arrived);
        attempt(this::arrived);

        assertThat(sent).containsExactly(List.of("one"), List.of("two"), List.of("two"));
    }

    @Test
    void whatWasFoundOutBeforeAKillIsNotForgotten() {
        accept("one", "two");
        attempt(this::lost);
        killed(DepartureTest::found);
        attempt(this::lost);

        assertThat(sent).containsExactly(List.of("one"), List.of("two"), List.of());
    }

    @Test
    void whatTurnsOutNotToBeThereIsSentAgain() {
        accept("one", "two");
        attempt(this::lost);
        attempt(this::notThereAndLost);
        attempt(this::lost);
        attempt(this::lost);

        assertThat(sent).containsExactly(List.of("one"), List.of("one"), List.of("two"), List.of());
    }

    /** How an attempt ends after its departure. */
    private interface Ending {
        void of(Exchange exchange) throws Exception;
    }

    private void lost(Exchange exchange) throws IOException {
        depart(exchange);
        send(exchange);
        throw new IOException("cut");
    }

    private void notConnected(Exchange exchange) throws IOException {
        depart(exchange);
        AttemptLog.of(exchange).begin("POST", "http://vendor.example", null);
        throw new ConnectException("refused");
    }

    private void delivered(Exchange exchange) {
        depart(exchange);
        send(exchange);
        AttemptLog.of(exchange).answered(200, null);
        String memory = SentOnce.before(delivery(exchange)).and(TAGS).memory();
        exchange.getMessage().setBody(new Outcome.Delivered("id", memory, List.of()));
    }

    private void arrived(Exchange exchange) throws IOException {
        exchange.setProperty("CaravanDelivery", found(delivery(exchange)));
        notConnected(exchange);
    }

    private void notThereAndLost(Exchange exchange) throws IOException {
        exchange.setProperty("CaravanDelivery", delivery(exchange).certain());
        lost(exchange);
    }

    private void depart(Exchange exchange) {
        SentOnce before = SentOnce.before(delivery(exchange));
        exchange.getMessage().setBody(before.cargo(TAGS));
        departure.process(exchange);
        assertThat(exchange.getMessage().getBody()).isSameAs(delivery(exchange));
        sent.add(before.unsent(TAGS));
    }

    private static void send(Exchange exchange) {
        AttemptLog log = AttemptLog.of(exchange);
        log.begin("POST", "http://vendor.example", null);
        log.askToSend();
        log.sent(null);
    }

    private static Delivery delivery(Exchange exchange) {
        return exchange.getProperty("CaravanDelivery", Delivery.class);
    }

    private void attempt(Ending ending) {
        LedgerConsumer consumer = consumer(ending);
        VendorGate gate = new VendorGate(
                new CircuitBreaker("jarvi", Settings.of(), new java.util.Random(1)), List.of(), (before, after) -> {});
        List<Object> settled = new ArrayList<>();
        Settler settler = new Settler(ledger, settled::addAll);
        Claim claim = claim();
        new Deliverer(consumer, (LedgerEndpoint) consumer.getEndpoint(), gate, settler, clock)
                .deliver(new Lease(
                        claim,
                        claim.leaseUntil(),
                        gate.admit(1, clock.instant()).get(0)));
        await().atMost(Duration.ofSeconds(30)).until(() -> settled.size() == 1);
    }

    /** The process is gone while the request is under way. */
    private void killed() {
        killed(delivery -> delivery);
    }

    private void killed(UnaryOperator<Delivery> lookUp) {
        Claim claim = claim();
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        AttemptLog log = new AttemptLog(new Lease(claim, claim.leaseUntil(), Permits.any()), clock, LEASE);
        Deliverer.prepare(exchange, claim, log);
        exchange.setProperty("CaravanDelivery", lookUp.apply(delivery(exchange)));
        depart(exchange);
        clock.advance(LEASE.plusSeconds(1));
    }

    private static Delivery found(Delivery delivery) {
        return !delivery.uncertain()
                ? delivery
                : delivery.knownAs("id")
                        .remembering(SentOnce.before(delivery).andArrived(TAGS).json())
                        .arrived();
    }

    private Claim claim() {
        clock.advance(Duration.ofHours(1));
        return ledger.claim("jarvi", 1, LEASE, Map.of()).join().claims().get(0);
    }

    private void accept(String... tags) {
        ObjectNode candidate = JsonNodeFactory.instance.objectNode().put("externalId", "c-1");
        List.of(tags).forEach(candidate.withArray("tags")::add);
        Verdict sound = CandidateCheck.forRegion(null).check(candidate);
        ledger.accept(List.of(new Addressed((Verdict.Sound) sound, Set.of("jarvi"))))
                .join();
    }

    private LedgerConsumer consumer(Ending ending) {
        LedgerComponent component = new LedgerComponent(ledger, null, new SmallRyeConfigBuilder().build(), clock);
        LedgerEndpoint endpoint = new LedgerEndpoint(
                "ledger:jarvi", component, "jarvi", Settings.of("concurrency", "16"), new Redaction(List.of(), 1000));
        endpoint.setCamelContext(new DefaultCamelContext());
        return (LedgerConsumer) endpoint.createConsumer(ending::of);
    }
}
