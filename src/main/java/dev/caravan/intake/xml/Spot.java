package dev.caravan.intake.xml;

import dev.caravan.intake.Problem;
import java.util.List;
import java.util.Set;

/**
 * An element on its way to a field, and what is wrong with it.
 *
 * @param pointer the field in the candidate
 * @param path the way to the element
 * @param read which of its attributes are read with what it stands in
 * @param problems where the problems go
 */
record Spot(Element element, String pointer, String path, Set<String> read, List<Problem> problems) {

    /** @param step the way from here */
    Spot child(Element child, String field, String step, Set<String> itsRead) {
        String escaped = field.replace("~", "~0").replace("/", "~1");
        return new Spot(child, pointer + "/" + escaped, path + "/" + step, itsRead, problems);
    }

    XmlPlace place() {
        return XmlPlace.of(element, path);
    }

    /** Its text, where nothing else may stand. */
    String text() {
        if (!element.children().isEmpty()) {
            problem("text only", "an element in it");
        }
        return element.text();
    }

    void refuseText(String expected) {
        if (!element.text().isBlank()) {
            problem(expected + " only", "text");
        }
    }

    void refuseAttributesBut(String... known) {
        Set<String> others = Set.of(known);
        for (String attribute : element.attributes().keySet()) {
            if (!read.contains(attribute) && !others.contains(attribute)) {
                problem("no attribute \"" + XmlPlace.shown(attribute) + "\"", "one");
            }
        }
    }

    void problem(String expected, String found) {
        problems.add(place().problem(pointer, expected, found));
    }
}
