package dev.caravan.intake.resume;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Warning;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of a resume has no place in a candidate, so that nothing disappears in silence. */
final class Leftovers {

    private final Set<String> used;
    private final Set<String> aroundUsed = new HashSet<>();
    /** By the pointer without the numbers of lists: the first one, and how many there are. */
    private final Map<String, List<String>> found = new LinkedHashMap<>();

    private Leftovers(Set<String> used) {
        this.used = used;
        for (String place : used) {
            for (int i = place.lastIndexOf('/'); i > 0; i = place.lastIndexOf('/', i - 1)) {
                aroundUsed.add(place.substring(0, i));
            }
        }
    }

    /** One warning for each kind of thing that is left out; what is about the file and not the person is none. */
    static List<Warning> of(JsonNode resume, Set<String> used) {
        Leftovers leftovers = new Leftovers(used);
        resume.properties().stream()
                .filter(field ->
                        !field.getKey().equals("$schema") && !field.getKey().equals("meta"))
                .forEach(field -> leftovers.look("/" + escaped(field.getKey()), field.getValue()));
        List<Warning> warnings = new ArrayList<>();
        leftovers
                .found
                .values()
                .forEach(places -> warnings.add(new Warning(
                        places.get(0),
                        "a candidate has no field for it: left out"
                                + (places.size() > 1 ? ", " + places.size() + " times" : ""))));
        return warnings;
    }

    private void look(String place, JsonNode value) {
        if (used.contains(place) || isNothing(value)) {
            return;
        }
        if (value.isValueNode() || !aroundUsed.contains(place)) {
            found.computeIfAbsent(place.replaceAll("/[0-9]+", "/*"), key -> new ArrayList<>())
                    .add(place);
            return;
        }
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            look(place + "/" + i, value.get(i));
        }
        value.properties().forEach(field -> look(place + "/" + escaped(field.getKey()), field.getValue()));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isNull()
                || value.isContainerNode() && value.isEmpty()
                || value.isTextual() && value.textValue().isBlank();
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
