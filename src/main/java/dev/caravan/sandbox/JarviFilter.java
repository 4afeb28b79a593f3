package dev.caravan.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/** The filter of Jarvi's list: JSON, field to operator to value. Of the operators, _eq and _in are understood. */
record JarviFilter(JsonNode where) {

    /**
     * Reads a filter; without one everything matches.
     *
     * @throws IllegalArgumentException when it is no filter, or has an operator that is not understood
     */
    static JarviFilter read(String where) {
        JarviFilter filter = new JarviFilter(where == null ? Json.object() : parse(where));
        for (Map.Entry<String, JsonNode> field : filter.where.properties()) {
            for (Map.Entry<String, JsonNode> condition : field.getValue().properties()) {
                if (!condition.getKey().equals("_eq") && !condition.getKey().equals("_in")) {
                    throw new IllegalArgumentException(
                            "where: the operator " + condition.getKey() + " of " + field.getKey() + " is not known");
                }
            }
        }
        return filter;
    }

    /** The one externalId that is asked for, if one is. */
    Optional<String> externalId() {
        return Optional.ofNullable(where.at("/externalId/_eq").asText(null));
    }

    boolean accepts(JsonNode profile) {
        return where.properties().stream().allMatch(field -> field.getValue().properties().stream()
                .allMatch(condition -> holds(condition.getKey(), condition.getValue(), profile.path(field.getKey()))));
    }

    private static boolean holds(String operator, JsonNode operand, JsonNode value) {
        return operator.equals("_eq")
                ? operand.equals(value)
                : Json.texts(operand).contains(value.asText());
    }

    private static JsonNode parse(String where) {
        try {
            JsonNode filter = Json.MAPPER.readTree(where);
            if (filter.isObject()) {
                return filter;
            }
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("where: is not valid JSON", broken);
        }
        throw new IllegalArgumentException("where: is not an object");
    }
}
