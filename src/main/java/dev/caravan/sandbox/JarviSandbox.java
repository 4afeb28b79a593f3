package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Jarvi, as its document on POST /rest/v2/profiles has it: a profile merges into the one with the same id, else
 * externalId, else e-mail address or LinkedIn address (the last two as other integrators report). What the document
 * leaves open is answered so that a repetition shows: history entries and files are added again each time, e-mail
 * addresses and phone numbers are joined, every other field is replaced, and a field left out stays.
 */
final class JarviSandbox implements Vendor {

    static final String API_KEY = "sandbox-jarvi-key";

    /** As Jarvi says of its applicants; that profiles are no different is inferred. */
    private static final int LARGEST_REQUEST = 4_500_000;

    private static final Set<String> HISTORY = Set.of("historyEntrySubject", "historyEntryMessage", "historyEntryType");
    private static final String LINKEDIN = "linkedin:";
    private static final String KEY = "externalId:";

    private final Holdings holdings;

    JarviSandbox(Archive archive) {
        this.holdings = archive.open(name(), JarviSandbox::portrait);
    }

    @Override
    public String name() {
        return "jarvi";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("api-key", API_KEY);
    }

    @Override
    public boolean admits(Call call) {
        return call.request().header("X-API-KEY").equals(API_KEY);
    }

    @Override
    public Answer answer(Call call) {
        if (call.request().body().length > LARGEST_REQUEST) {
            return trouble(413, "The request is limited to 4.5 MB");
        }
        return call.operation().equals("saveProfile") ? save(call.object()) : find(call);
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
        Optional<Person> known = known(sent);
        ObjectNode profile = known.map(Person::data).orElseGet(Json::object);
        merge(sent, profile);
        Person saved = known.map(person -> holdings.update(person, profile))
                .orElseGet(() -> holdings.create(UUID.randomUUID().toString(), profile));
        return Answer.json(
                201,
                Json.object()
                        .put("message", "Profile saved successfully")
                        .put("taskId", UUID.randomUUID().toString())
                        .put("profileId", saved.id()));
    }

    private Optional<Person> known(ObjectNode sent) {
        return holdings.byId(sent.path("id").asText()).or(() -> portrait(sent).handles().stream()
                .flatMap(handle -> holdings.byHandle(handle).stream())
                .findFirst());
    }

    private static void merge(ObjectNode sent, ObjectNode profile) {
        sent.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (name) {
                case "id", "historyEntrySubject", "historyEntryMessage", "historyEntryType" -> {}
                case "emailAddresses", "phoneNumbers" -> profile.put(name, joined(profile.path(name), value));
                case "projectId" -> addOnce(Json.list(profile, "projects"), value);
                case "resumesFiles", "files" ->
                    value.forEach(file -> Json.list(profile, name).add(described(file)));
                default -> profile.set(name, value);
            }
        });
        ObjectNode entry = sent.deepCopy().retain(HISTORY);
        if (!entry.isEmpty()) {
            Json.list(profile, "history").add(entry);
        }
    }

    private static ObjectNode described(JsonNode file) {
        String data = file.path("data").asText();
        return FileContent.of(data.substring(data.indexOf(',') + 1))
                .describe(Json.object().put("fileName", file.path("fileName").asText()));
    }

    private static String joined(JsonNode before, JsonNode sent) {
        Set<String> parts = new LinkedHashSet<>(parts(before));
        parts.addAll(parts(sent));
        return String.join(", ", parts);
    }

    private static List<String> parts(JsonNode commaSeparated) {
        return Stream.of(commaSeparated.asText().split(","))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static void addOnce(ArrayNode list, JsonNode value) {
        if (!Json.texts(list).contains(value.asText())) {
            list.add(value);
        }
    }

    private Answer find(Call call) {
        JarviFilter filter = JarviFilter.read(call.query("where"));
        Stream<Person> candidates = filter.externalId()
                .map(key -> holdings.byHandle(KEY + key).stream())
                .orElseGet(() -> holdings.all().stream());
        ObjectNode page = Json.object();
        ArrayNode data = page.putArray("data");
        candidates
                .filter(person -> !person.createdAt().isAfter(call.request().listsUntil()))
                .map(JarviSandbox::listed)
                .filter(filter::accepts)
                .limit(call.number("limit", 100))
                .forEach(data::add);
        return Answer.json(200, page);
    }

    private static ObjectNode listed(Person person) {
        ObjectNode profile = person.data();
        ObjectNode listed = Json.object().put("id", person.id());
        for (String name : List.of("externalId", "firstName", "lastName", "isTalent", "isContact", "statusId")) {
            listed.set(name, profile.get(name));
        }
        return listed.putNull("externalIdSource")
                .put("source", "api")
                .put("createdAt", person.createdAt().toString())
                .putNull("deletedAt");
    }

    private static Portrait portrait(JsonNode profile) {
        String key = profile.path("externalId").asText(null);
        List<String> handles = new ArrayList<>();
        if (key != null) {
            handles.add(KEY + key);
        }
        parts(profile.path("emailAddresses")).forEach(address -> handles.add(Portrait.email(address)));
        if (profile.hasNonNull("linkedinUrl")) {
            handles.add(LINKEDIN + profile.path("linkedinUrl").asText());
        }
        return Portrait.of(key, profile.path("firstName"), profile.path("lastName"), handles);
    }
}
