package dev.caravan.whole;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what a vendor holds with what was handed in: people, and what the vendor adds anew each time that it is sent,
 * such as notes and files. Each {@link People#whole} has one note and one document, which name it.
 *
 * @param lost what should be there and is not
 * @param doubled what is there more than once, once for each time too many
 * @param strange who is there and was never handed in
 */
record Census(List<String> lost, List<String> doubled, List<String> strange) {

    /** What a vendor adds anew: the field, and the text in it that names the item. */
    private record Added(String field, String name) {}

    private static final List<Added> ADDED = List.of(
            new Added("history", "historyEntryMessage"),
            new Added("files", "fileName"),
            new Added("resumesFiles", "fileName"),
            new Added("notes", "content"),
            new Added("attachments", "file_name"),
            new Added("applications", "job"));

    /** What each vendor keeps of the note and of the document of {@link People#whole}. */
    private static final Map<String, List<String>> KEPT =
            Map.of("jarvi", List.of("history", "files"), "collective", List.of("notes"));

    /** Counts what the vendor holds of people whose external ids these are. */
    static Census of(SandboxDesk desk, String vendor, Collection<String> ids) {
        Map<String, List<JsonNode>> byEmail = new HashMap<>();
        for (JsonNode person : desk.received(vendor)) {
            byEmail.computeIfAbsent(person.path("emails").path(0).asText(), email -> new ArrayList<>())
                    .add(person);
        }
        Census census = new Census(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String id : ids) {
            census.count(vendor, id, byEmail.getOrDefault(People.email(id), List.of()));
            byEmail.remove(People.email(id));
        }
        census.strange.addAll(byEmail.keySet());
        return census;
    }

    private void count(String vendor, String id, List<JsonNode> people) {
        if (people.isEmpty()) {
            lost.add(id);
        }
        for (int i = 1; i < people.size(); i++) {
            doubled.add(id);
        }
        people.forEach(person -> countAdded(vendor, id, person.path("data")));
    }

    private void countAdded(String vendor, String id, JsonNode data) {
        for (Added added : ADDED) {
            JsonNode items = data.path(added.field);
            Set<String> seen = new HashSet<>();
            for (JsonNode item : items) {
                if (!seen.add(item.path(added.name).asText())) {
                    doubled.add(id + " " + added.field);
                }
            }
            if (KEPT.getOrDefault(vendor, List.of()).contains(added.field)
                    && seen.stream().noneMatch(item -> item.contains(id + "."))) {
                lost.add(id + " " + added.field);
            }
        }
    }

    /** The same, but for losses that somebody was told of. */
    Census without(Collection<String> told) {
        return new Census(lost.stream().filter(lost -> !told.contains(lost)).toList(), doubled, strange);
    }

    boolean isExact() {
        return lost.isEmpty() && doubled.isEmpty() && strange.isEmpty();
    }

    @Override
    public String toString() {
        return "lost " + some(lost) + ", doubled " + some(doubled) + ", strange " + some(strange);
    }

    private static String some(List<String> of) {
        return of.size() + of.stream().limit(5).toList().toString();
    }

    /** {@code lost/doubled}, for a table. */
    String counts() {
        return lost.size() + "/" + doubled.size();
    }
}
