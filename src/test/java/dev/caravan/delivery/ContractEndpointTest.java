package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.contract.Contract;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

/** What holds a question; what is sent with a body is held in the fixtures of every vendor. */
class ContractEndpointTest {

    @Test
    void aQuestionThatHoldsHasNoBody() throws Exception {
        Exchange exchange = asking("job_reference=job+1&email=ada%2Bcv%40example.org&per_page=100&page=1");

        hold(exchange);

        assertThat(exchange.getMessage().getBody()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE)).isNull();
        assertThat(exchange.getMessage().getHeader("Accept")).isEqualTo("application/json");
    }

    @Test
    void aQuestionThatLacksSomethingIsNotAsked() {
        assertThatThrownBy(() -> hold(asking("email=ada%40example.org")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("findCandidates")
                .hasMessageContaining("/query/job_reference");
        assertThatThrownBy(() -> hold(asking(null)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("/query/job_reference");
    }

    @Test
    void aQuestionThatTheContractDoesNotKnowIsNotAskedAndItsValueNotTold() {
        assertThatThrownBy(() -> hold(asking("job_reference=j&mail=ada%40example.org")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("/query/mail")
                .hasMessageNotContaining("ada");
    }

    @Test
    void ofAQuestionOnlyTheQueryIsHeld() {
        assertThatCode(() -> hold(asking("job_reference=j"))).doesNotThrowAnyException();
    }

    private static Exchange asking(String query) {
        Exchange exchange = new DefaultExchange(new DefaultCamelContext());
        exchange.getMessage().setBody("what was there before");
        exchange.getMessage().setHeader(Exchange.HTTP_QUERY, query);
        return exchange;
    }

    private static void hold(Exchange exchange) throws Exception {
        Contract contract = Contract.read(Path.of("routes/vendors/welcomekit/welcomekit.openapi.yaml"));
        new ContractEndpoint("contract:welcomekit/findCandidates", null, contract.operation("findCandidates"))
                .createProducer()
                .process(exchange);
    }
}
