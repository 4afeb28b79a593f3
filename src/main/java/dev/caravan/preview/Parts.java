package dev.caravan.preview;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The parts of a candidate, each told by its shape and not by its values: a field, an element of a list, a field of a
 * vendor. Parts of one shape fare alike at a vendor, with two exceptions that are part of the shape: values that say what the
 * others mean, and that there was one of that shape before, since many a vendor takes only the first.
 */
final class Parts {

    /** Their values decide what becomes of the fields beside them. */
    private static final Set<String> TELLING = Set.of("kind", "type", "currency");

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser json;
    private final StringBuilder shape = new StringBuilder();
    private final Map<String, String> parts = new LinkedHashMap<>();

    private Parts(JsonParser json) {
        this.json = json;
    }

    /** For each shape in the candidate the pointer of one part that has it. */
    static Map<String, String> of(String canonical) {
        try (JsonParser parser = FACTORY.createParser(canonical)) {
            Parts parts = new Parts(parser);
            parts.read();
            return parts.parts;
        } catch (IOException e) {
            throw new UncheckedIOException("The canonical JSON of a candidate is JSON", e);
        }
    }

    private void read() throws IOException {
        json.nextToken();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (Fields.NOT_FOR_VENDORS.contains(name)) {
                json.skipChildren();
            } else if (value == JsonToken.START_ARRAY) {
                for (int i = 0; json.nextToken() != JsonToken.END_ARRAY; i++) {
                    add(name, "/" + name + "/" + i);
                }
            } else if (name.equals("vendors")) {
                readVendors();
            } else {
                add(name, "/" + name);
            }
        }
    }

    private void readVendors() throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String vendor = "/vendors/" + escaped(json.currentName());
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = vendor + "/" + escaped(json.currentName());
                    json.nextToken();
                    add(field, field);
                }
            } else {
                add(vendor, vendor);
            }
        }
    }

    private void add(String name, String pointer) throws IOException {
        shape.setLength(0);
        shape.append(name).append(' ');
        describe("");
        String first = shape.toString();
        if (parts.putIfAbsent(first, pointer) != null) {
            parts.putIfAbsent(first + '+', pointer);
        }
    }

    private void describe(String name) throws IOException {
        switch (json.currentToken()) {
            case START_OBJECT -> {
                shape.append('{');
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    shape.append(field).append(':');
                    json.nextToken();
                    describe(field);
                }
                shape.append('}');
            }
            case START_ARRAY -> {
                shape.append('[');
                String before = "";
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    int start = shape.length();
                    describe(name);
                    String element = shape.substring(start);
                    if (element.equals(before)) {
                        shape.setLength(start);
                    }
                    before = element;
                }
                shape.append(']');
            }
            case VALUE_STRING ->
                shape.append(TELLING.contains(name) ? json.getText() : "s").append(',');
            case VALUE_TRUE, VALUE_FALSE -> shape.append("b,");
            default -> shape.append("n,");
        }
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
