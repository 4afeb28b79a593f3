package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.contract.Contract;
import dev.caravan.schema.Violation;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A request that a contract knows.
 *
 * @param operation the operation's name in the contract
 * @param path the path parameters, decoded
 * @param body missing when there is none
 * @param forgiven what breaks the contract in a way that the vendor lets pass
 */
record Call(String operation, Map<String, String> path, Request request, JsonNode body, List<Violation> forgiven) {

    /**
     * Reads a request's body.
     *
     * @throws IOException when it is no JSON
     */
    static Call of(Contract.Match match, Request request) throws IOException {
        JsonNode body = request.body().length == 0 ? MissingNode.getInstance() : Json.MAPPER.readTree(request.body());
        return new Call(match.operation().id(), match.pathParameters(), request, body, List.of());
    }

    Call forgiving(List<Violation> violations) {
        return new Call(operation, path, request, body, violations);
    }

    String query(String name) {
        return request.query().get(name);
    }

    /**
     * A query parameter that is a number.
     *
     * @throws NumberFormatException when it is none, or negative
     */
    int number(String query, int otherwise) {
        String value = query(query);
        return value == null ? otherwise : Integer.parseUnsignedInt(value);
    }

    ObjectNode object() {
        return (ObjectNode) body;
    }
}
