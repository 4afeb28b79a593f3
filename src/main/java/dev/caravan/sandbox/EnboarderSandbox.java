package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.schema.Violation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Enboarder, as its document on managing profiles has it. The id in the path is the externalid; version 1 takes the API
 * key and version 2 a token. A mobile number that is none is left out with a warning, which is shown only when asked
 * for. What the document leaves open: every failure is a 400 (403 without credentials), and a field left out stays.
 */
final class EnboarderSandbox implements Vendor {

    static final String API_KEY = "sandbox-enboarder-key";

    private static final String BAD_MOBILE = "mobile number is invalid";

    private final Holdings holdings;
    private final EnboarderTokens tokens;
    private final EnboarderWorkflows workflows;
    private final EnboarderPhotos photos;

    EnboarderSandbox(Archive archive, EnboarderTokens tokens) {
        this.holdings = archive.open(name(), EnboarderSandbox::portrait);
        this.tokens = tokens;
        this.workflows = new EnboarderWorkflows(holdings);
        this.photos = new EnboarderPhotos(holdings);
    }

    @Override
    public String name() {
        return "enboarder";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("api-key", API_KEY);
    }

    @Override
    public boolean admits(Call call) {
        return "v2".equals(call.path().get("version"))
                ? tokens.admit(call.request().bearer())
                : call.request().header("apikey").equals(API_KEY);
    }

    @Override
    public int unauthorized() {
        return 403;
    }

    @Override
    public boolean forgives(Violation violation) {
        return violation.pointer().equals("/contact/mobile");
    }

    @Override
    public Answer answer(Call call) {
        String key = call.path()
                .getOrDefault("externalid", call.body().path("externalid").asText());
        Optional<Person> known = holdings.byId(key);
        if (call.operation().equals("createProfile")) {
            return known.isPresent() ? EnboarderForm.exists(key) : create(key, call);
        }
        return known.map(person -> answer(call, person)).orElseGet(() -> EnboarderForm.notExists(key));
    }

    private Answer answer(Call call, Person person) {
        return switch (call.operation()) {
            case "updateProfile" -> update(person, call);
            case "deleteProfile" -> delete(person);
            case "uploadPhoto" -> upload(person, call.object());
            case "getPhoto" ->
                photos.read(person)
                        .map(photo -> Answer.json(200, photo))
                        .orElseGet(() -> EnboarderForm.failure("INVALID_FIELDS", "There is no photo", List.of()));
            case "listWorkflows" -> workflows.page(person.id(), call.query("nextKey"));
            default -> show(person, call);
        };
    }

    @Override
    public Answer refusal(List<Violation> violations) {
        return EnboarderForm.refusal(violations);
    }

    @Override
    public Answer trouble(int status, String words) {
        return EnboarderForm.trouble(status, words);
    }

    @Override
    public Answer warned(Answer answer) {
        ObjectNode body = Json.readObject(answer.body());
        Json.list(body, "warnings").add(BAD_MOBILE);
        return Answer.json(answer.status(), body);
    }

    @Override
    public Holdings holdings() {
        return holdings;
    }

    /** Gives a profile so many active workflows. */
    void activate(String externalid, int count) {
        workflows.set(externalid, count);
    }

    private Answer create(String key, Call call) {
        ObjectNode profile = accepted(call);
        JsonNode contact = profile.path("contact");
        if (!contact.has("email") && !contact.has("mobile")) {
            return EnboarderForm.noContact(warnings(call));
        }
        holdings.create(key, profile);
        return done("Profile Created", key, call);
    }

    private Answer update(Person person, Call call) {
        ObjectNode sent = accepted(call);
        if (!sent.path("externalid").asText(person.id()).equals(person.id())) {
            return EnboarderForm.failure("INVALID_FIELDS", "externalid is invalid", List.of("externalid is invalid"));
        }
        holdings.update(person, merged(person.data(), sent));
        return done("Profile Updated", person.id(), call);
    }

    private Answer delete(Person person) {
        if (workflows.areActive(person.id())) {
            return EnboarderForm.failure(
                    "ACTIVE_PROFILE",
                    "profile is associated with active workflow",
                    List.of("profile is in active state"));
        }
        holdings.remove(person);
        return EnboarderForm.done("Profile DELETED", person.id(), List.of());
    }

    private Answer upload(Person person, ObjectNode photo) {
        ObjectNode profile = person.data();
        profile.set("profilePhoto", photos.keep(photo));
        holdings.update(person, profile);
        return EnboarderForm.done("Profile Photo uploaded", person.id(), List.of());
    }

    private Answer show(Person person, Call call) {
        ObjectNode profile = person.data()
                .put("createdAt", EnboarderForm.instant(person.createdAt()))
                .put("lastUpdated", EnboarderForm.instant(person.changedAt()));
        photos.read(person).ifPresent(photo -> profile.set("profilePhoto", photo));
        if (!"yes".equals(call.query("activewf"))) {
            return Answer.json(200, profile);
        }
        profile.set("activeWorkflows", workflows.first(person.id()));
        return Answer.json(workflows.areMoreThanOnePage(person.id()) ? 206 : 200, profile);
    }

    /** What is kept of a request: all but a mobile number that is none, and of the photo its description. */
    private ObjectNode accepted(Call call) {
        ObjectNode profile = call.object();
        if (!call.forgiven().isEmpty()) {
            profile.withObjectProperty("contact").remove("mobile");
        }
        if (profile.has("profilePhoto")) {
            profile.set("profilePhoto", photos.keep(profile.path("profilePhoto")));
        }
        return profile;
    }

    private static ObjectNode merged(ObjectNode profile, ObjectNode sent) {
        ObjectNode contact = profile.withObjectProperty("contact").setAll(sent.withObjectProperty("contact"));
        ArrayNode fields = EnboarderForm.fields(profile.path("profilefields"), sent.path("profilefields"));
        profile.setAll(sent);
        profile.set("contact", contact);
        profile.set("profilefields", fields);
        return profile;
    }

    private static Answer done(String message, String key, Call call) {
        boolean asked = call.request().header("X-Enboarder-Warning").equals("yes");
        return EnboarderForm.done(message, key, asked ? warnings(call) : List.of());
    }

    private static List<String> warnings(Call call) {
        return call.forgiven().isEmpty() ? List.of() : List.of(BAD_MOBILE);
    }

    private static Portrait portrait(JsonNode profile) {
        String email = profile.at("/contact/email").asText();
        return Portrait.of(
                profile.path("externalid").asText(),
                profile.path("firstName"),
                profile.path("lastName"),
                email.isEmpty() ? List.of() : List.of(Portrait.email(email)));
    }
}
