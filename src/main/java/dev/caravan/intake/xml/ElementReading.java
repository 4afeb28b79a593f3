package dev.caravan.intake.xml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.intake.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a candidate of one element, and knows from which element each value came. */
final class ElementReading {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String ID = "externalId";
    private static final String NAME = "name";
    private static final String TYPE = "type";

    private final List<Problem> problems = new ArrayList<>();
    private final Map<String, XmlPlace> places = new HashMap<>();
    private final ObjectNode candidate = NODES.objectNode();

    private ElementReading() {}

    /** @param path the way to the candidate, such as {@code /candidates/candidate[2]} */
    static ElementReading of(Element element, String path) {
        ElementReading reading = new ElementReading();
        reading.read(new Spot(element, "", path, Set.of(ID), reading.problems));
        return reading;
    }

    ObjectNode candidate() {
        return candidate;
    }

    List<Problem> problems() {
        return problems;
    }

    /** Where that field of the candidate was read from, or should have been. */
    XmlPlace place(String pointer) {
        String known = pointer;
        while (!places.containsKey(known)) {
            known = known.substring(0, known.lastIndexOf('/'));
        }
        return places.get(known).within(pointer.substring(known.length()));
    }

    private void read(Spot spot) {
        places.put("", spot.place());
        places.put("/" + ID, spot.place().within("/@" + ID));
        JsonNode id = XmlValue.of(Shape.Kind.TEXT, spot.element().attributes().getOrDefault(ID, ""));
        if (id != null) {
            candidate.set(ID, id);
        }
        spot.refuseAttributesBut();
        fields(spot, Shape.CANDIDATE, candidate);
    }

    /** Null when nothing stands in it: then the field is not given. */
    private JsonNode value(Spot spot, Shape shape) {
        places.put(spot.pointer(), spot.place());
        if (shape.kind() == Shape.Kind.FREE) {
            return free(spot);
        }
        spot.refuseAttributesBut();
        return switch (shape.kind()) {
            case LIST -> list(spot, shape);
            case FIELDS -> fields(spot, shape, NODES.objectNode());
            case NAMED -> named(spot, shape);
            default -> XmlValue.of(shape.kind(), spot.text());
        };
    }

    private ObjectNode fields(Spot spot, Shape shape, ObjectNode object) {
        spot.refuseText("elements");
        for (Element child : spot.element().children()) {
            boolean isProblem = object == candidate && child.name().equals(XmlCorrections.PROBLEM);
            if (!isProblem) {
                Spot at = spot.child(child, child.name(), XmlPlace.shown(child.name()), Set.of());
                Shape known = shape.fields().get(child.name());
                set(object, child.name(), at, known);
            }
        }
        return object;
    }

    private ObjectNode named(Spot spot, Shape shape) {
        ObjectNode object = NODES.objectNode();
        spot.refuseText("elements");
        for (Element child : spot.element().children()) {
            String name = child.attributes().getOrDefault(NAME, child.name());
            String step = child.attributes().containsKey(NAME)
                    ? XmlPlace.shown(child.name()) + "[@name=\"" + XmlPlace.shown(name) + "\"]"
                    : XmlPlace.shown(name);
            set(object, name, spot.child(child, name, step, Set.of(NAME)), shape.each());
        }
        return object;
    }

    private void set(ObjectNode object, String name, Spot spot, Shape shape) {
        if (object.has(name)) {
            spot.problem("each field once", "it a second time");
            return;
        }
        JsonNode value = shape == null ? unknown(spot) : value(spot, shape);
        if (value != null) {
            object.set(name, value);
        }
    }

    /** Something by which the schema can refuse it. */
    private JsonNode unknown(Spot spot) {
        places.put(spot.pointer(), spot.place());
        return spot.element().text().isBlank()
                ? NODES.objectNode()
                : NODES.textNode(spot.element().text());
    }

    private ArrayNode list(Spot spot, Shape shape) {
        ArrayNode list = NODES.arrayNode();
        String items = shape.item() == null ? "elements" : "elements <" + shape.item() + ">";
        spot.refuseText(items);
        int number = 0;
        for (Element child : spot.element().children()) {
            number++;
            String step = XmlPlace.shown(child.name()) + "[" + number + "]";
            Spot at = spot.child(child, String.valueOf(list.size()), step, Set.of());
            if (shape.item() != null && !child.name().equals(shape.item())) {
                at.problem(items + " only", "another");
                continue;
            }
            JsonNode value = value(at, shape.each());
            if (value != null) {
                list.add(value);
            }
        }
        return list;
    }

    /** What only a vendor understands: the element says itself what it is, where that can't be seen. */
    private JsonNode free(Spot spot) {
        spot.refuseAttributesBut(TYPE);
        String type = spot.element().attributes().get(TYPE);
        if (type == null) {
            return spot.element().children().isEmpty() ? told(spot) : named(spot, Shape.OBJECT);
        }
        return switch (type) {
            case "object" -> named(spot, Shape.OBJECT);
            case "list" -> list(spot, Shape.FREE_LIST);
            case "text" -> NODES.textNode(spot.text().strip());
            case "number" -> typed(spot, Shape.Kind.NUMBER, "a number");
            case "boolean" -> typed(spot, Shape.Kind.BOOLEAN, "true or false");
            default -> {
                spot.problem("type=\"text\", \"number\", \"boolean\", \"list\" or \"object\"", "another type");
                yield null;
            }
        };
    }

    /** Nobody writes true and means a word. */
    private static JsonNode told(Spot spot) {
        String text = spot.element().text().strip();
        boolean isTruth = text.equals("true") || text.equals("false");
        return XmlValue.of(isTruth ? Shape.Kind.BOOLEAN : Shape.Kind.TEXT, text);
    }

    private JsonNode typed(Spot spot, Shape.Kind kind, String expected) {
        JsonNode value = XmlValue.of(kind, spot.text());
        if (value == null || value.isTextual()) {
            spot.problem(expected, value == null ? "nothing" : "something else");
        }
        return value;
    }
}
