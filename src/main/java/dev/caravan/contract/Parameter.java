package dev.caravan.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.schema.SchemaCheck;
import dev.caravan.schema.Violation;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A path, query or header parameter of an operation.
 *
 * @param in {@code path}, {@code query} or {@code header}
 * @param type the type of its schema; a text is read as that type before it is checked
 * @param configurationKeys the keys below {@code caravan.<vendor>.} that fill it, if any
 */
record Parameter(
        String name, String in, boolean required, String type, SchemaCheck check, List<String> configurationKeys) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static Parameter read(JsonNode parameter, OpenApiDocument document) {
        JsonNode schema = document.resolve(parameter.path("schema"));
        return new Parameter(
                parameter.path("name").asText(),
                parameter.path("in").asText(),
                parameter.path("required").asBoolean(),
                schema.path("type").asText(),
                schema instanceof ObjectNode object ? document.check(object) : SchemaCheck.of(JSON.objectNode()),
                document.configurationKeys(parameter));
    }

    boolean is(String place, String name) {
        return in.equals(place) && this.name.equals(name);
    }

    /** The parameter as it came in a request, or null. */
    String valueIn(Map<String, String> path, Map<String, String> query, Function<String, String> header) {
        return switch (in) {
            case "path" -> path.get(name);
            case "query" -> query.get(name);
            case "header" -> header.apply(name);
            default -> null;
        };
    }

    /** The problems of a value; null is none. */
    List<Violation> violations(String value) {
        String pointer = "/" + in + "/" + name;
        if (value == null) {
            return required ? List.of(Violation.missing(pointer)) : List.of();
        }
        return check.violations(read(value)).stream()
                .map(violation ->
                        Violation.at(pointer + violation.pointer(), violation.expected(), JSON.textNode(value)))
                .toList();
    }

    private JsonNode read(String value) {
        return switch (type) {
            case "boolean" ->
                value.equals("true") || value.equals("false")
                        ? JSON.booleanNode(Boolean.parseBoolean(value))
                        : JSON.textNode(value);
            case "integer", "number" -> number(value);
            case "array" -> list(value);
            default -> JSON.textNode(value);
        };
    }

    private static JsonNode number(String value) {
        try {
            return JSON.numberNode(new BigDecimal(value));
        } catch (NumberFormatException noNumber) {
            return JSON.textNode(value);
        }
    }

    private static JsonNode list(String value) {
        ArrayNode items = JSON.arrayNode();
        for (String item : value.split(",")) {
            items.add(item);
        }
        return items;
    }
}
