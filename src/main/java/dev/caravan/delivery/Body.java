package dev.caravan.delivery;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.function.Function;

/** A request body in the making. What is null, blank, empty or missing is left out: no vendor is sent a field of nothing. */
public final class Body {

    private final ObjectNode node = JsonNodeFactory.instance.objectNode();

    private Body() {}

    /** A body without any field. */
    public static Body empty() {
        return new Body();
    }

    /** Sets a text. */
    public Body put(String name, String value) {
        if (value != null && !value.isBlank()) {
            node.put(name, value);
        }
        return this;
    }

    /** Sets a web address, in the form in which it goes over the wire: all ASCII. */
    public Body putUrl(String name, String value) {
        return put(name, WebAddress.ascii(value));
    }

    /** Sets a flag. */
    public Body put(String name, Boolean value) {
        if (value != null) {
            node.put(name, value);
        }
        return this;
    }

    /** Sets whatever JSON stands there. */
    public Body put(String name, JsonNode value) {
        if (value != null
                && !value.isMissingNode()
                && !value.isNull()
                && !(value.isContainerNode() && value.isEmpty())) {
            node.set(name, value);
        }
        return this;
    }

    /** Sets what that body became. */
    public Body put(String name, Body value) {
        return put(name, value.node);
    }

    /** Sets a list of texts. */
    public Body put(String name, Collection<String> values) {
        return putAll(name, values, JsonNodeFactory.instance::textNode);
    }

    /** Sets a list with one object for each of the values. */
    public <T> Body putEach(String name, Collection<T> values, Function<T, Body> body) {
        return putAll(name, values, value -> body.apply(value).node);
    }

    /** Sets all texts as one, with commas between. A comma or semicolon within one becomes a space: it would divide it. */
    public Body putJoined(String name, Collection<String> values) {
        return put(
                name,
                values.stream()
                        .map(value -> value.replaceAll("\\s*[,;][\\s,;]*", " ").strip())
                        .filter(value -> !value.isEmpty())
                        .collect(joining(",")));
    }

    /** The body as JSON. */
    public ObjectNode json() {
        return node;
    }

    private <T> Body putAll(String name, Collection<T> values, Function<T, JsonNode> item) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(value -> array.add(item.apply(value)));
        return put(name, array);
    }
}
