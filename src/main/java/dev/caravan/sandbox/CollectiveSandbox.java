package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Collective, as its documents on my-talents have it: a talent is created, or updated when its internalUserId is known.
 * What they leave open is answered so that a repetition shows: notes are added again each time, every other field is
 * replaced, and a field left out stays.
 */
final class CollectiveSandbox implements Vendor {

    static final String API_KEY = "sandbox-collective-key";
    static final String ENVIRONMENT = "sandbox";

    /** "Payload is limited to 10mb", read as the smaller of the two meanings. */
    private static final int LARGEST_PAYLOAD = 10_000_000;

    private static final String KEY = "internalUserId:";

    private final Holdings holdings;

    CollectiveSandbox(Archive archive) {
        this.holdings = archive.open(name(), CollectiveSandbox::portrait);
    }

    @Override
    public String name() {
        return "collective";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("api-key", API_KEY, "environment", ENVIRONMENT);
    }

    @Override
    public boolean admits(Call call) {
        return call.request().bearer().equals(API_KEY);
    }

    @Override
    public Answer answer(Call call) {
        if (!call.path().get("environment").equals(ENVIRONMENT)) {
            return trouble(404, "There is no such environment");
        }
        if (call.request().body().length > LARGEST_PAYLOAD) {
            return trouble(413, "The payload is limited to 10mb");
        }
        return call.operation().equals("importTalent") ? save(call.object()) : delete(call.body());
    }

    @Override
    public Answer trouble(int status, String words) {
        return Answer.json(status, Json.object().put("message", words));
    }

    @Override
    public Holdings holdings() {
        return holdings;
    }

    private Answer save(ObjectNode sent) {
        if (sent.has("resume")) {
            sent.set("resume", FileContent.of(sent.path("resume").asText()).describe(Json.object()));
        }
        Optional<Person> known = known(sent.path("internalUserId").asText());
        Person saved = known.map(person -> holdings.update(person, merged(person.data(), sent)))
                .orElseGet(() -> holdings.create(newId(), sent));
        return Answer.json(
                200, Json.object().put("userId", saved.id()).put("status", known.isPresent() ? "updated" : "created"));
    }

    private static ObjectNode merged(ObjectNode talent, ObjectNode sent) {
        ArrayNode notes = Json.list(talent, "notes").deepCopy();
        sent.path("notes").forEach(notes::add);
        talent.setAll(sent);
        talent.set("notes", notes);
        return talent;
    }

    private Answer delete(JsonNode sent) {
        ObjectNode answer = Json.object();
        ArrayNode deleted = answer.putArray("deleted");
        ArrayNode notFound = answer.putArray("notFound");
        for (String key : Json.texts(sent.path("internalUserIds"))) {
            Optional<Person> known = known(key);
            known.ifPresent(holdings::remove);
            (known.isPresent() ? deleted : notFound).add(key);
        }
        return Answer.json(200, answer);
    }

    private Optional<Person> known(String key) {
        return holdings.byHandle(KEY + key).stream().findFirst();
    }

    private static String newId() {
        return "cm" + UUID.randomUUID().toString().replace("-", "").substring(0, 23);
    }

    private static Portrait portrait(JsonNode talent) {
        String key = talent.path("internalUserId").asText();
        List<String> handles = new ArrayList<>(List.of(KEY + key));
        talent.path("emails").forEach(address -> handles.add(Portrait.email(address.asText())));
        return Portrait.of(key, talent.path("firstname"), talent.path("lastname"), handles);
    }
}
