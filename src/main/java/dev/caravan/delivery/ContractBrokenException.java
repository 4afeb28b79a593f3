package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.contract.Operation;
import dev.caravan.schema.Violation;
import java.util.List;
import java.util.stream.Collectors;

/** A request that does not hold against the vendor's contract, and so does not leave. */
final class ContractBrokenException extends RejectedException {
    private static final long serialVersionUID = 1;

    private final transient Operation operation;
    private final transient List<Violation> violations;
    private final transient JsonNode body;

    /** @param body what was to be sent; null for a question */
    ContractBrokenException(Operation operation, List<Violation> violations, JsonNode body) {
        super("Not sent, because it does not hold against the vendor's contract (" + operation.id() + "): "
                + violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
        this.operation = operation;
        this.violations = List.copyOf(violations);
        this.body = body;
    }

    Operation operation() {
        return operation;
    }

    List<Violation> violations() {
        return violations;
    }

    JsonNode body() {
        return body;
    }
}
