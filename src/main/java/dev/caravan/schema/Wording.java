package dev.caravan.schema;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Says in words what a schema keyword asks for, and what shape a value has. */
final class Wording {

    private Wording() {}

    /** The violation that an error is; the holder is the schema that the broken keyword stands in. */
    static Violation of(Error error, JsonNode holder) {
        NodePath place = error.getInstanceLocation();
        String property = error.getProperty();
        return switch (error.getKeyword()) {
            case "required" -> Violation.missing(place.append(property).toString());
            case "dependentRequired" ->
                Violation.missing(
                        place.append(error.getArguments()[0].toString()).toString(),
                        "a value: it is required together with " + property);
            case "additionalProperties", "unevaluatedProperties" ->
                Violation.unknown(
                        place.append(property).toString(),
                        shape(error.getInstanceNode().path(property)));
            default -> new Violation(place.toString(), expected(error, holder), shape(error.getInstanceNode()));
        };
    }

    /** The error as one of several ways in which the value could be right. */
    static String asBranch(Error error, JsonNode holder) {
        return error.getKeyword().equals("required") ? "a field " + error.getProperty() : expected(error, holder);
    }

    /** The description of a schema as the end of a sentence, when it has one. */
    static Optional<String> described(JsonNode schema) {
        String text = schema.path("description").asText().strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        text = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean acronym = text.length() > 1 && Character.isUpperCase(text.charAt(1));
        return Optional.of(acronym ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1));
    }

    private static String expected(Error error, JsonNode holder) {
        JsonNode rule = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "type" -> oneOrMore(rule).map(Wording::type).collect(joining(" or "));
            case "enum" -> "one of " + oneOrMore(rule).map(JsonNode::asText).collect(joining(", "));
            case "const" -> "exactly " + rule.asText();
            case "pattern" -> described(holder).orElse("a string of the form " + rule.asText());
            case "format" -> format(rule.asText());
            case "minLength" ->
                rule.asInt() == 1 ? "a string that is not empty" : "a string of at least " + count(rule, "character");
            case "maxLength" -> "a string of at most " + count(rule, "character");
            case "minItems" -> "an array of at least " + count(rule, "item");
            case "maxItems" -> "an array of at most " + count(rule, "item");
            case "uniqueItems" -> "an array in which nothing stands twice";
            case "minProperties" -> "an object of at least " + count(rule, "field");
            case "maxProperties" -> "an object of at most " + count(rule, "field");
            case "minimum" -> "a number of at least " + rule.asText();
            case "maximum" -> "a number of at most " + rule.asText();
            case "exclusiveMinimum" -> "a number above " + rule.asText();
            case "exclusiveMaximum" -> "a number below " + rule.asText();
            case "multipleOf" -> "a multiple of " + rule.asText();
            default -> described(holder).orElse("what \"" + error.getKeyword() + "\" of the schema asks for");
        };
    }

    /** What a value looks like, without the value. */
    static String shape(JsonNode value) {
        return switch (value.getNodeType()) {
            case MISSING -> "nothing";
            case STRING ->
                value.textValue().isEmpty()
                        ? "empty string"
                        : "string of "
                                + count(
                                        value.textValue()
                                                .codePointCount(
                                                        0, value.textValue().length()),
                                        "character");
            case ARRAY -> value.isEmpty() ? "empty array" : "array of " + value.size();
            case OBJECT -> value.isEmpty() ? "empty object" : "object";
            case NUMBER -> "number";
            case BOOLEAN -> "boolean";
            default -> "null";
        };
    }

    private static Stream<JsonNode> oneOrMore(JsonNode rule) {
        return rule.isArray() ? StreamSupport.stream(rule.spliterator(), false) : Stream.of(rule);
    }

    private static String count(JsonNode number, String noun) {
        return count(number.asInt(), noun);
    }

    private static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String type(JsonNode type) {
        return switch (type.asText()) {
            case "string" -> "a string";
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "an array";
            case "object" -> "an object";
            default -> type.asText();
        };
    }

    private static String format(String format) {
        return switch (format) {
            case "email" -> "an e-mail address";
            case "uri" -> "a URL with its scheme, such as https://example.org/page";
            case "uuid" -> "a UUID";
            case "date-time" -> "a date and time such as 2024-03-15T14:30:00Z";
            case "date" -> "a date such as 2024-03-15";
            default -> "a string of the format " + format;
        };
    }
}
