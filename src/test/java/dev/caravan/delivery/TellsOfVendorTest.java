package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.caravan.SettableClock;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.delivery.Leases.Lease;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.LedgerUnavailableException;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** Which attempts the circuit breaker is told of: those of which the vendor is to be blamed, or praised. */
class TellsOfVendorTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock();
    private final AttemptLog log = new AttemptLog(
            new Lease(claim(), clock.instant().plus(Duration.ofSeconds(40)), Permits.any()), clock, TIMEOUT);
    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void tooEarlyToTellIsNoSuccessThoughTheVendorAnswered() {
        request("GET", 200);

        assertThat(tells(new Outcome.Later(clock.instant(), "not found yet"))).isFalse();
        assertThat(tells(new Outcome.Rejected("422"))).isTrue();
    }

    @Test
    void ourOwnFaultsAreNotTheVendors() {
        request("GET", 200);

        assertThat(failsWith(new LedgerUnavailableException("locked", null))).isFalse();
        assertThat(failsWith(new IllegalStateException("a bug in a transform"))).isFalse();
        assertThat(failsWith(new IOException("a transform that reads JSON"))).isFalse();
        assertThat(failsWith(new HeldBackException("above our limits"))).isFalse();
    }

    @Test
    void whatBreaksOnTheWayIsTheVendors() {
        log.begin("POST", "http://vendor.example", null);
        assertThat(failsWith(new SocketException("no connection"))).isTrue();

        log.askToSend();
        log.sent(null);
        log.answered(200, null);
        assertThat(failsWith(new SocketException("broke in the middle of the answer")))
                .isTrue();
    }

    @Test
    void whatFailsBeforeAnythingWasTriedIsNot() {
        assertThat(failsWith(new IOException("no file"))).isFalse();
        assertThat(failsWith(new OutcomeException(new Outcome.Retry("the vendor gave no token"))))
                .isTrue();
    }

    @Test
    void aFurtherRequestLeavesOnlyWhileItsAnswerCanBeWaitedFor() {
        request("GET", 200);
        log.begin("POST", "http://vendor.example", null);
        log.askToSend();
        log.sent(null);
        log.answered(200, null);
        clock.advance(Duration.ofSeconds(10).plusMillis(1));
        log.begin("POST", "http://vendor.example", null);

        assertThatThrownBy(log::askToSend)
                .isInstanceOfSatisfying(HeldBackException.class, held -> assertThat(held.outcome())
                        .isInstanceOf(Outcome.Retry.class))
                .hasMessageContaining("lease");
        assertThat(log.requests()).isEqualTo(2);
    }

    @Test
    void theFirstRequestLeavesWhileThereIsAnythingLeftOfTheLease() {
        clock.advance(Duration.ofSeconds(39));
        log.begin("POST", "http://vendor.example", null);
        log.askToSend();
        clock.advance(Duration.ofSeconds(1));

        assertThatThrownBy(log::askToSend).isInstanceOf(HeldBackException.class);
    }

    @Test
    void whatIsSaidOfTheVendorAsAWholeHasNoneOfItsWords() {
        Outcome uncertain = new Outcome.Uncertain("jarvi answered 500: Ada Lovelace");
        assertThat(Failure.ofVendor(new Outcome.Retry("it gave no token"), exchange, log))
                .isEqualTo("it gave no token");

        log.begin("POST", "http://vendor.example", null);
        assertThat(Failure.ofVendor(uncertain, exchange, log)).isEqualTo("jarvi did not answer");
        exchange.setException(new SocketException("Connection reset"));
        assertThat(Failure.ofVendor(uncertain, exchange, log)).contains("broke", "Connection reset");
        exchange.setException(new IOException("Invalid status line: Ada Lovelace"));
        assertThat(Failure.ofVendor(uncertain, exchange, log))
                .startsWith("jarvi")
                .contains("IOException")
                .doesNotContain("Ada");
        request("POST", 500);
        exchange.setException(new OutcomeException(uncertain));
        assertThat(Failure.ofVendor(uncertain, exchange, log)).isEqualTo("jarvi answered 500");

        Answer page = new Answer("jarvi", 200, TextNode.valueOf("Ada Lovelace"), Optional.empty());
        assertThat(Failure.ofVendor(page.unclear("a profileId"), exchange, log))
                .isEqualTo("jarvi answered 200: expected a profileId in the answer");
        Answer moved = new Answer("jarvi", 302, TextNode.valueOf("Ada Lovelace"), Optional.empty());
        assertThat(Failure.ofVendor(moved.failure("Ada Lovelace"), exchange, log))
                .contains("jarvi answered 302", "caravan.jarvi.base-url")
                .doesNotContain("Ada");
    }

    private static Claim claim() {
        return Claim.unknown("jarvi", CandidateCheck.sound("{\"externalId\":\"ada\"}"));
    }

    private void request(String method, int status) {
        log.begin(method, "http://vendor.example", null);
        log.askToSend();
        log.sent(null);
        log.answered(status, null);
        log.last().answerBody = new byte[0];
    }

    private boolean failsWith(Exception failure) {
        exchange.setException(failure);
        return tells(Deliverer.outcome(exchange, log));
    }

    private boolean tells(Outcome outcome) {
        return Deliverer.tellsOfVendor(outcome, exchange, log);
    }
}
