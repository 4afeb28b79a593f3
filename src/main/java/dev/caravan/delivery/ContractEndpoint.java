package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.contract.Operation;
import dev.caravan.schema.Violation;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        if (operation.takesBody()) {
            JsonNode body = body(message.getBody());
            hold(operation.violations(body), body);
            message.setBody(JsonBody.of(body));
            message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        } else {
            hold(queryViolations(message.getHeader(Exchange.HTTP_QUERY, "", String.class)), null);
            message.setBody(null);
        }
        message.setHeader("Accept", "application/json");
    }

    private static JsonNode body(Object made) {
        return made instanceof JsonNode tree ? tree : MAPPER.valueToTree(made);
    }

    /** Of a question only the query is held: its headers are set after this step. */
    private List<Violation> queryViolations(String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return operation.parameterViolations(Map.of(), parameters, header -> null).stream()
                .filter(violation -> violation.pointer().startsWith("/query/"))
                .toList();
    }

    private void hold(List<Violation> violations, JsonNode body) {
        if (!violations.isEmpty()) {
            throw new ContractBrokenException(operation, violations, body);
        }
    }
}
