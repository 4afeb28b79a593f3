package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.delivery.Leases.Lease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class OutcomeExceptionTest {

    @Test
    void endsTheAttemptWithItsOutcome() {
        Outcome.Retry outcome = new Outcome.Retry("There is no token yet");
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.setException(new OutcomeException(outcome));

        Outcome ended = Deliverer.outcome(
                exchange,
                new AttemptLog(new Lease(null, Instant.MAX, Permits.any()), Clock.systemUTC(), Duration.ofSeconds(1)));

        assertThat(ended).isSameAs(outcome);
    }
}
