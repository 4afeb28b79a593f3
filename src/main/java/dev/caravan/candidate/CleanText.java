package dev.caravan.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.text.Normalizer;

/**
 * Text without the white space around it, in Unicode NFC; fields that are null or blank are as if they were not there.
 * What stands under {@code vendors} is the vendor's and keeps its values; only its keys are put in order. Positions in
 * lists don't change, so that a pointer into the clean tree is one into the given tree.
 */
final class CleanText {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private CleanText() {}

    static JsonNode of(JsonNode given) {
        if (given instanceof ObjectNode object) {
            ObjectNode clean = NODES.objectNode();
            object.properties().forEach(field -> {
                JsonNode value = field.getKey().equals("vendors") ? sorted(field.getValue()) : of(field.getValue());
                if (!value.isNull() && !(value.isTextual() && value.textValue().isEmpty())) {
                    clean.set(field.getKey(), value);
                }
            });
            return clean;
        }
        if (given instanceof ArrayNode array) {
            ArrayNode clean = NODES.arrayNode(array.size());
            array.forEach(item -> clean.add(of(item)));
            return clean;
        }
        return given.isTextual() ? NODES.textNode(of(given.textValue())) : given;
    }

    static String of(String text) {
        String stripped = text.strip();
        return Normalizer.isNormalized(stripped, Normalizer.Form.NFC)
                ? stripped
                : Normalizer.normalize(stripped, Normalizer.Form.NFC);
    }

    private static JsonNode sorted(JsonNode given) {
        if (given instanceof ObjectNode object) {
            ObjectNode sorted = NODES.objectNode();
            object.properties().stream()
                    .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
                    .forEach(field -> sorted.set(field.getKey(), sorted(field.getValue())));
            return sorted;
        }
        if (given instanceof ArrayNode array) {
            ArrayNode sorted = NODES.arrayNode(array.size());
            array.forEach(item -> sorted.add(sorted(item)));
            return sorted;
        }
        return given;
    }
}
