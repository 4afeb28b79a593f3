package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.contract.Operation;
import dev.caravan.schema.Violation;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.support.DefaultEndpoint;
import org.apache.camel.support.DefaultProducer;

/** One operation of a vendor's contract. */
final class ContractEndpoint extends DefaultEndpoint {

    private static final ObjectMapper MAPPER = new JsonMapper();

    private final Operation operation;

    ContractEndpoint(String uri, ContractComponent component, Operation operation) {
        super(uri, component);
        this.operation = operation;
    }

    @Override
    public Producer createProducer() {
        return new DefaultProducer(this) {
            @Override
            public void process(Exchange exchange) throws JsonProcessingException {
                hold(exchange.getMessage());
            }
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException(
                "Nothing comes from a contract; write 'to: contract:<vendor>/<operationId>'");
    }

    private void hold(Message message) throws JsonProcessingException {
        Object made = message.getBody();
        JsonNode body = made instanceof JsonNode tree ? tree : MAPPER.valueToTree(made);
        List<Violation> violations = operation.violations(body);
        if (!violations.isEmpty()) {
            throw new RejectedException("Not sent, because it does not hold against the vendor's contract ("
                    + operation.id() + "): "
                    + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        }
        message.setBody(MAPPER.writeValueAsBytes(body));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader("Accept", "application/json");
    }
}
