package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.DeliveryView;
import dev.caravan.ledger.Erasure;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerFixture;
import dev.caravan.ledger.State;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a claim that is to be erased is run: by the vendor's own route for that, and by nothing else. */
class ErasureRouteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final List<Delivery> delivered = new CopyOnWriteArrayList<>();
    private final List<Delivery> asked = new CopyOnWriteArrayList<>();
    private Ledger ledger;
    private LedgerConsumer consumer;

    @BeforeEach
    void deliverOne() {
        ledger = Ledger.inSqlite(LedgerFixture.database(folder), Clock.systemUTC());
        Verdict sound = CandidateCheck.forRegion(null)
                .check(JsonNodeFactory.instance
                        .objectNode()
                        .put("externalId", "ada")
                        .put("headline", "Lovelace"));
        ledger.accept(List.of(new Addressed((Verdict.Sound) sound, Set.of("jarvi"))))
                .join();
        camel.start();
        consumer = consumer(exchange -> {
            delivered.add(exchange.getMessage().getBody(Delivery.class));
            exchange.getMessage().setBody(Outcome.delivered("p-1"));
        });
        consumer.start();
        await().atMost(PATIENCE).until(() -> delivery().state() == State.DELIVERED);
    }

    @AfterEach
    void stop() throws Exception {
        consumer.stop();
        camel.stop();
        ledger.close();
    }

    @Test
    void theVendorsOwnRouteIsAskedWithTheIdAndNothingElseOfThePerson() throws Exception {
        route(exchange -> exchange.getMessage().setBody(Outcome.erased("deleted", List.of("2 files", "1 note"))));

        ledger.erasures().erase("ada");

        await().atMost(PATIENCE).until(() -> ledger.candidate("ada").isEmpty());
        assertThat(delivered).hasSize(1);
        assertThat(asked).singleElement().satisfies(delivery -> {
            assertThat(delivery.vendorId()).isEqualTo("p-1");
            assertThat(delivery.candidate().externalId()).isEqualTo("ada");
            assertThat(delivery.candidate().headline()).isNull();
        });
        assertThat(erasure().vendors()).singleElement().satisfies(through -> {
            assertThat(through.how()).isEqualTo("deleted");
            assertThat(through.remarks()).isEqualTo("2 files; 1 note");
        });
    }

    @Test
    void withoutARouteItIsForAPersonWhoIsToldWhatToDo() {
        ledger.erasures().erase("ada");

        await().atMost(PATIENCE).until(() -> delivery().state() == State.REJECTED);

        assertThat(delivery().problem())
                .contains("no route direct:jarvi-erase", "ada at jarvi (its id there is p-1)", "/vendors/jarvi/done");
        assertThat(delivered).as("the normal route").hasSize(1);
    }

    @Test
    void whatWaitsIsAskedAgainAndWhatIsRefusedIsATask() throws Exception {
        route(exchange -> exchange.getMessage()
                .setBody(
                        asked.size() == 1
                                ? new Outcome.Retry("not now")
                                : asked.size() == 2
                                        ? new Outcome.Later(Instant.now(), "two workflows hold it")
                                        : new Outcome.Rejected("delete p-1 by hand")));

        ledger.erasures().erase("ada");

        await().atMost(PATIENCE).until(() -> delivery().state() == State.REJECTED);
        assertThat(asked).hasSize(3);
        assertThat(delivery().problem())
                .isEqualTo("delete p-1 by hand. When that is done, say so:"
                        + " POST /api/erasures/{externalId}/vendors/jarvi/done");
        assertThat(delivery().erasing()).isTrue();
    }

    @Test
    void aRouteThatEndsAsADeliveryIsNotTakenForAnErasure() throws Exception {
        route(exchange -> exchange.getMessage().setBody(Outcome.delivered("p-1")));

        ledger.erasures().erase("ada");

        await().atMost(PATIENCE)
                .until(() -> String.valueOf(delivery().problem()).contains("it has to end with Outcome.erased"));
        assertThat(ledger.candidate("ada")).isPresent();
    }

    @Test
    void aDeliveryThatEndsAsAnErasureIsUncertain() {
        var claim = ledger.foresight().claim(sound("bob"), "jarvi");

        assertThat(ErasureRoute.checked(Outcome.erased("deleted", List.of()), claim))
                .isInstanceOf(Outcome.Uncertain.class);
    }

    private static Verdict.Sound sound(String externalId) {
        return (Verdict.Sound) CandidateCheck.forRegion(null)
                .check(JsonNodeFactory.instance.objectNode().put("externalId", externalId));
    }

    private void route(Processor last) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:jarvi-erase").process(ErasureRouteTest.this::ask).process(last);
            }
        });
    }

    private void ask(Exchange exchange) {
        asked.add(exchange.getProperty("CaravanDelivery", Delivery.class));
    }

    private DeliveryView delivery() {
        return ledger.candidate("ada").orElseThrow().deliveries().get(0);
    }

    private Erasure erasure() {
        return ledger.erasures().find("ada").orElseThrow();
    }

    private LedgerConsumer consumer(Processor processor) {
        LedgerComponent component =
                new LedgerComponent(ledger, null, new SmallRyeConfigBuilder().build(), Clock.systemUTC());
        LedgerEndpoint endpoint = new LedgerEndpoint(
                "ledger:jarvi",
                component,
                "jarvi",
                Settings.of("backoff", "PT0.01S", "backoff-max", "PT0.02S"),
                new Redaction(List.of(), 1000));
        endpoint.setCamelContext(camel);
        return (LedgerConsumer) endpoint.createConsumer(processor);
    }
}
