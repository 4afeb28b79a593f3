package dev.caravan.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;

/**
 * The schema that applied at some point of a validation.
 *
 * @param schema that schema
 * @param depth how deep in the value it applied: the length of the pointer
 */
record Place(JsonNode schema, int depth) {

    /** Follows the first steps of an evaluation path, through references, as the validator went. */
    static Place reachedBy(NodePath path, int steps, JsonNode root) {
        JsonNode schema = root;
        int depth = 0;
        for (int i = 0; i < steps; i++) {
            String step = path.getElement(i).toString();
            switch (step) {
                case "$ref" -> schema = referred(schema.path("$ref").asText(), root);
                case "properties", "patternProperties", "prefixItems" -> {
                    schema = child(schema.path(step), path.getElement(++i));
                    depth++;
                }
                case "items", "additionalProperties" -> {
                    schema = schema.path(step);
                    depth++;
                }
                default -> schema = child(schema, path.getElement(i));
            }
        }
        return new Place(schema, depth);
    }

    /** Whether the error says that the value at this very place, not deeper, is of the wrong type. */
    boolean refusesType(Error error) {
        return error.getKeyword().equals("type") && error.getInstanceLocation().getNameCount() == depth;
    }

    /** What a reference leads to; one that is no pointer within the document is not followed. */
    private static JsonNode referred(String reference, JsonNode root) {
        return reference.startsWith("#/") ? root.at(reference.substring(1)) : MissingNode.getInstance();
    }

    private static JsonNode child(JsonNode parent, Object step) {
        return step instanceof Integer index ? parent.path(index) : parent.path(step.toString());
    }
}
