package dev.caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.schema.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Merge's ATS API, as its documents have it: a creation always makes a new candidate, except under an Idempotency-Key
 * that was used with the same body in the last 24 hours. Fields that it does not know are left out, with a warning.
 */
final class MergeSandbox implements Vendor {

    static final String API_KEY = "sandbox-merge-key";
    static final String ACCOUNT_TOKEN = "sandbox-merge-account";
    static final String RECRUITER = "sandbox-recruiter";

    private static final String ATTACHMENT = "attachment ";
    private static final String FILE_URL = "/model/file_url";

    private final Holdings holdings;
    private final IdempotencyKeys keys;

    MergeSandbox(Archive archive) {
        this.holdings = archive.open(name(), MergeSandbox::portrait);
        this.keys = new IdempotencyKeys(holdings);
    }

    @Override
    public String name() {
        return "merge";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("api-key", API_KEY, "account-token", ACCOUNT_TOKEN, "remote-user-id", RECRUITER);
    }

    @Override
    public boolean admits(Call call) {
        return call.request().bearer().equals(API_KEY)
                && call.request().header("X-Account-Token").equals(ACCOUNT_TOKEN);
    }

    /** An unrecognized field is a warning, not an error. */
    @Override
    public boolean forgives(Violation violation) {
        return violation.isUnknown() && violation.pointer().startsWith("/model/");
    }

    @Override
    public Answer answer(Call call) {
        String id = call.path().get("id");
        return switch (call.operation()) {
            case "createCandidate" -> once(call, () -> create(call), this::candidate);
            case "createAttachment" ->
                known(call.body().at("/model/candidate").asText())
                        .map(person -> attachOnce(person, call))
                        .orElseGet(this::noSuchCandidate);
            case "findAttachments" ->
                known(call.query("candidate_id"))
                        .map(person -> MergeList.attachments(person, call))
                        .orElseGet(this::noSuchCandidate);
            case "updateCandidate" ->
                known(id).map(person -> update(person, call)).orElseGet(this::noSuchCandidate);
            case "getCandidate" ->
                known(id)
                        .map(person -> Answer.json(200, MergeForm.shown(person)))
                        .orElseGet(this::noSuchCandidate);
            case "ignoreCandidate" -> known(id).map(this::ignore).orElseGet(this::noSuchCandidate);
            default -> new MergeList(call).page(holdings);
        };
    }

    @Override
    public Answer refusal(List<Violation> violations) {
        return MergeForm.refusal(400, violations);
    }

    @Override
    public Answer trouble(int status, String words) {
        return MergeForm.refusal(status, "ERROR", words);
    }

    @Override
    public Answer warned(Answer answer) {
        return MergeForm.warned(answer);
    }

    @Override
    public Holdings holdings() {
        return holdings;
    }

    /** Makes something, unless this very request made it already; shows it either way. */
    private Answer once(Call call, Supplier<String> creation, Function<String, JsonNode> model) {
        String key = call.request().header("Idempotency-Key");
        String bodyHash = FileContent.sha256(call.request().body());
        Optional<IdempotencyKeys.Use> use = keys.used(key);
        if (use.isPresent() && !use.get().bodyHash().equals(bodyHash)) {
            return trouble(400, "This Idempotency-Key was used with another body");
        }
        String id = use.map(IdempotencyKeys.Use::id).orElseGet(() -> keys.note(key, bodyHash, creation.get()));
        return MergeForm.written(201, model.apply(id), call);
    }

    private String create(Call call) {
        ObjectNode model = MergeForm.recognized(call);
        model.put("remote_id", "ats-" + (holdings.all().size() + 1));
        return holdings.create(UUID.randomUUID().toString(), model).id();
    }

    private Answer update(Person person, Call call) {
        Person updated = holdings.update(person, person.data().setAll(MergeForm.recognized(call)));
        return MergeForm.written(200, MergeForm.shown(updated), call);
    }

    @Override
    public List<String> fetches() {
        return List.of(FILE_URL);
    }

    /** A file that is not to be had is refused, in the one word that Merge's list of problems has for it. */
    private Answer attachOnce(Person person, Call call) {
        Fetched file = call.request().fetched().get(call.body().at(FILE_URL).asText());
        return file == null || file.succeeded()
                ? once(call, () -> attach(person, call, file), this::attachment)
                : MergeForm.refusal(400, "CORRUPTED_FILE", "The file could not be fetched: " + file.status());
    }

    private String attach(Person person, Call call, Fetched file) {
        String id = UUID.randomUUID().toString();
        ObjectNode attachment = MergeForm.recognized(call)
                .put("id", id)
                .put("remote_id", "file-" + id)
                .put("created_at", holdings.now().toString());
        if (file != null) {
            file.describe(attachment);
        }
        holdings.remember(ATTACHMENT + id, attachment.toString());
        ObjectNode model = person.data();
        Json.list(model, "attachments").add(attachment);
        holdings.update(person, model);
        return id;
    }

    /** Empties Merge's own copy; what the ATS holds is out of its reach. */
    private Answer ignore(Person person) {
        holdings.update(person, Json.object().put("ignored", true));
        return Answer.empty(200);
    }

    private Optional<Person> known(String id) {
        return holdings.byId(id);
    }

    private JsonNode candidate(String id) {
        return MergeForm.shown(known(id).orElseThrow());
    }

    private JsonNode attachment(String id) {
        return Json.readObject(holdings.recall(ATTACHMENT + id).orElseThrow().getBytes(UTF_8));
    }

    private Answer noSuchCandidate() {
        return MergeForm.refusal(404, "ERROR", "There is no candidate with this id");
    }

    /** Idempotency keys are a beta: without it Merge takes no notice of them. */
    void heedKeys(boolean heeded) {
        keys.heed(heeded);
    }

    private static Portrait portrait(JsonNode model) {
        List<String> handles = new ArrayList<>();
        model.path("email_addresses")
                .forEach(address ->
                        handles.add(Portrait.email(address.path("value").asText())));
        return Portrait.of(null, model.path("first_name"), model.path("last_name"), handles);
    }
}
