package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The people that one vendor holds, and its other memories. Every change is told to the journal. */
final class Holdings {

    private static final int LATEST = 20;

    private final Function<JsonNode, Portrait> painter;
    private final Consumer<Supplier<ObjectNode>> journal;
    private final Clock clock;
    private final Map<String, Person> people = new LinkedHashMap<>();
    private final Map<String, Set<String>> idsByHandle = new HashMap<>();
    private final Map<String, String> facts = new HashMap<>();
    private final Deque<Change> latest = new ArrayDeque<>();

    Holdings(Function<JsonNode, Portrait> painter, Consumer<Supplier<ObjectNode>> journal, Clock clock) {
        this.painter = painter;
        this.journal = journal;
        this.clock = clock;
    }

    /** Something that happened to a person: {@code created}, {@code updated} or {@code deleted}. */
    record Change(Instant at, String what, Person person) {}

    Optional<Person> byId(String id) {
        return Optional.ofNullable(people.get(id));
    }

    List<Person> byHandle(String handle) {
        return idsByHandle.getOrDefault(handle, Set.of()).stream()
                .map(people::get)
                .toList();
    }

    Collection<Person> all() {
        return people.values();
    }

    /** The latest changes, newest first. */
    Collection<Change> latest() {
        return latest;
    }

    Instant now() {
        return clock.instant();
    }

    Person create(String id, JsonNode data) {
        Instant now = now();
        return save(new Person(id, painter.apply(data), now, now, 1, Json.bytes(data)));
    }

    Person update(Person person, JsonNode data) {
        return save(new Person(
                person.id(), painter.apply(data), person.createdAt(), now(), person.writes() + 1, Json.bytes(data)));
    }

    void remove(Person person) {
        forget(person);
        note(new Change(now(), "deleted", person));
        journal.accept(() -> Json.object().put("gone", person.id()));
    }

    /** Keeps something that is not a person, under a name of its own. */
    void remember(String name, String value) {
        if (!value.equals(facts.put(name, value))) {
            journal.accept(() -> Json.object().put("fact", name).put("value", value));
        }
    }

    Optional<String> recall(String name) {
        return Optional.ofNullable(facts.get(name));
    }

    void clear() {
        people.clear();
        idsByHandle.clear();
        facts.clear();
        latest.clear();
    }

    /** Does again what a line of the journal says. */
    void replay(JsonNode line) {
        if (line.has("id")) {
            place(new Person(
                    line.path("id").asText(),
                    painter.apply(line.path("data")),
                    Instant.parse(line.path("createdAt").asText()),
                    Instant.parse(line.path("changedAt").asText()),
                    line.path("writes").asInt(),
                    Json.bytes(line.path("data"))));
        } else if (line.has("gone")) {
            byId(line.path("gone").asText()).ifPresent(this::forget);
        } else {
            facts.put(line.path("fact").asText(), line.path("value").asText());
        }
    }

    private Person save(Person person) {
        place(person);
        journal.accept(person::toJson);
        return person;
    }

    private void place(Person person) {
        Person before = people.put(person.id(), person);
        if (before != null
                && !before.portrait().handles().equals(person.portrait().handles())) {
            unlink(before);
        }
        for (String handle : person.portrait().handles()) {
            idsByHandle
                    .computeIfAbsent(handle, unseen -> new LinkedHashSet<>(2))
                    .add(person.id());
        }
        note(new Change(person.changedAt(), before == null ? "created" : "updated", person));
    }

    private void forget(Person person) {
        people.remove(person.id());
        unlink(person);
    }

    private void unlink(Person person) {
        for (String handle : person.portrait().handles()) {
            idsByHandle.computeIfPresent(handle, (same, ids) -> {
                ids.remove(person.id());
                return ids.isEmpty() ? null : ids;
            });
        }
    }

    private void note(Change change) {
        latest.addFirst(change);
        if (latest.size() > LATEST) {
            latest.removeLast();
        }
    }
}
