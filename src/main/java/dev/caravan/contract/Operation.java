package dev.caravan.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.schema.SchemaCheck;
import dev.caravan.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** One operation of a vendor's contract. Safe for all threads. */
public final class Operation {

    private final String id;
    private final String method;
    private final String path;
    private final PathTemplate template;
    private final List<Parameter> parameters;
    private final boolean bodyRequired;
    private final SchemaCheck body;

    private Operation(
            String id, String method, String path, List<Parameter> parameters, boolean bodyRequired, SchemaCheck body) {
        this.id = id;
        this.method = method;
        this.path = path;
        this.template = new PathTemplate(path);
        this.parameters = parameters;
        this.bodyRequired = bodyRequired;
        this.body = body;
    }

    static Operation read(String method, String path, JsonNode pathItem, OpenApiDocument document) {
        JsonNode operation = pathItem.path(method);
        List<Parameter> parameters = new ArrayList<>();
        pathItem.path("parameters").forEach(node -> parameters.add(Parameter.read(document.resolve(node), document)));
        operation.path("parameters").forEach(node -> parameters.add(Parameter.read(document.resolve(node), document)));
        JsonNode request = document.resolve(operation.path("requestBody"));
        JsonNode schema = request.path("content").path("application/json").path("schema");
        return new Operation(
                operation.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                List.copyOf(parameters),
                request.path("required").asBoolean(),
                schema.isObject() ? document.check(schema) : null);
    }

    /** The operation's name in the contract, such as {@code saveProfile}. */
    public String id() {
        return id;
    }

    /** The HTTP method, in capitals. */
    public String method() {
        return method;
    }

    /** The path template below the vendor's base URL, such as {@code /candidates/{id}}. */
    public String path() {
        return path;
    }

    /** Whether a request may carry a JSON body. */
    public boolean takesBody() {
        return body != null;
    }

    /**
     * All problems of a request body at once; none when it holds.
     *
     * @param value the body, or null or a missing node when there is none
     */
    public List<Violation> violations(JsonNode value) {
        if (value == null || value.isMissingNode()) {
            return bodyRequired ? List.of(Violation.missing("")) : List.of();
        }
        return body == null ? List.of() : body.violations(value);
    }

    /**
     * All problems of a request's path, query and header parameters; a query parameter that the contract does not know
     * is one too.
     *
     * @param header finds a header by its name in any case, or null
     */
    public List<Violation> parameterViolations(
            Map<String, String> path, Map<String, String> query, Function<String, String> header) {
        List<Violation> violations = new ArrayList<>();
        for (Parameter parameter : parameters) {
            violations.addAll(parameter.violations(parameter.valueIn(path, query, header)));
        }
        for (String name : query.keySet()) {
            if (parameters.stream().noneMatch(parameter -> parameter.is("query", name))) {
                violations.add(Violation.unknown("/query/" + name, "a parameter"));
            }
        }
        return violations;
    }

    PathTemplate template() {
        return template;
    }

    List<Parameter> parameters() {
        return parameters;
    }
}
