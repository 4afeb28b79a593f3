package dev.caravan.intake.xml;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.CandidateSchema;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an element holds. It is taken from the schema of candidates, so that there is no second list of their fields.
 *
 * @param fields what stands in it, by name, when that is known
 * @param item the name of each element in a list; null when it is none
 * @param each the shape of what stands in it, when all of that is alike; null when it is not
 */
record Shape(Kind kind, Map<String, Shape> fields, String item, Shape each) {

    /** What an element can hold. */
    enum Kind {
        TEXT,
        BASE64,
        NUMBER,
        BOOLEAN,
        /** Elements of one name. */
        LIST,
        /** Elements whose names are fields. */
        FIELDS,
        /** Elements whose names are up to the sender. */
        NAMED,
        /** Whatever it says itself. */
        FREE
    }

    static final Shape FREE = plain(Kind.FREE);
    static final Shape OBJECT = new Shape(Kind.NAMED, Map.of(), null, FREE);
    static final Shape FREE_LIST = new Shape(Kind.LIST, Map.of(), null, FREE);
    static final Shape CANDIDATE = of(XmlStream.CANDIDATE, CandidateSchema.tree(), CandidateSchema.tree());

    private static Shape of(String name, JsonNode written, JsonNode root) {
        JsonNode schema = resolved(written, root);
        return switch (schema.path("type").asText()) {
            case "array" -> {
                JsonNode items = schema.path("items");
                yield new Shape(Kind.LIST, Map.of(), item(name, items), of(name, items, root));
            }
            case "object" -> ofObject(schema, root);
            case "number" -> plain(Kind.NUMBER);
            case "boolean" -> plain(Kind.BOOLEAN);
            default -> plain(definition(written).equals("base64") ? Kind.BASE64 : Kind.TEXT);
        };
    }

    private static Shape ofObject(JsonNode schema, JsonNode root) {
        if (!schema.has("properties")) {
            JsonNode others = schema.path("additionalProperties");
            return others.isObject() ? new Shape(Kind.NAMED, Map.of(), null, of("", others, root)) : OBJECT;
        }
        Map<String, Shape> fields = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(field -> fields.put(field.getKey(), of(field.getKey(), field.getValue(), root)));
        return new Shape(Kind.FIELDS, fields, null, null);
    }

    /** A list of emails has elements email; one whose name is no plural has what its definition is called. */
    private static String item(String list, JsonNode items) {
        return list.endsWith("s") ? list.substring(0, list.length() - 1) : definition(items);
    }

    private static Shape plain(Kind kind) {
        return new Shape(kind, Map.of(), null, null);
    }

    private static String definition(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.substring(reference.lastIndexOf('/') + 1);
    }

    private static JsonNode resolved(JsonNode schema, JsonNode root) {
        return schema.has("$ref") ? root.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
