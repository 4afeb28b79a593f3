package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Welcome to the Jungle's Welcomekit, as its documents on candidates have it: a creation always makes a new candidate,
 * also for the same person and job, and an update changes the fields that it carries. It knows one organization and two
 * jobs. Of what is not fetched, because its address is not of this machine, the size stays unknown.
 */
final class WelcomekitSandbox implements Vendor {

    static final String API_KEY = "sandbox-welcomekit-key";
    static final String ORGANIZATION = "sandbox-organization";
    static final String JOB = "sandbox-job";
    static final Set<String> JOBS = Set.of(JOB, "sandbox-job-2");

    private static final Map<Integer, String> CODES = Map.of(
            400, "validation_failed",
            401, "unauthorized",
            403, "invalid_scope",
            404, "not_found",
            429, "too_many_requests",
            500, "internal_server_error",
            503, "service_unavailable");
    private static final int FIRST_STAGE = 14600;

    private final Holdings holdings;
    private final WelcomekitFiles files = new WelcomekitFiles(this);

    WelcomekitSandbox(Archive archive) {
        this.holdings = archive.open(name(), WelcomekitSandbox::portrait);
    }

    @Override
    public String name() {
        return "welcomekit";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("api-key", API_KEY, "organization-reference", ORGANIZATION, "job-reference", JOB);
    }

    @Override
    public boolean admits(Call call) {
        return call.request().bearer().equals(API_KEY);
    }

    @Override
    public Answer answer(Call call) {
        return switch (call.operation()) {
            case "createCandidate" -> files.refusal(call).orElseGet(() -> create(files.described(call)));
            case "updateCandidate" ->
                files.refusal(call).orElseGet(() -> update(call.path().get("reference"), files.described(call)));
            case "getCandidate" -> get(call.path().get("reference"));
            default -> find(call);
        };
    }

    @Override
    public List<String> fetches() {
        return WelcomekitFiles.ADDRESSES;
    }

    @Override
    public Answer trouble(int status, String words) {
        return Answer.json(
                status,
                Json.object().put("error", CODES.getOrDefault(status, "error")).put("error_description", words));
    }

    @Override
    public Holdings holdings() {
        return holdings;
    }

    private Answer create(ObjectNode sent) {
        if (!sent.path("organization_reference").asText().equals(ORGANIZATION)) {
            return trouble(404, "There is no such organization");
        }
        if (!JOBS.contains(sent.path("job_reference").asText())) {
            return noSuchJob();
        }
        String reference =
                "wttj-" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
        return Answer.json(201, shown(holdings.create(reference, sent)));
    }

    private Answer update(String reference, ObjectNode sent) {
        return holdings.byId(reference)
                .map(person -> holdings.update(person, person.data().setAll(sent)))
                .map(person -> Answer.json(200, shown(person)))
                .orElseGet(this::noSuchCandidate);
    }

    private Answer get(String reference) {
        return holdings.byId(reference)
                .map(person -> Answer.json(200, shown(person)))
                .orElseGet(this::noSuchCandidate);
    }

    private Answer find(Call call) {
        String job = call.query("job_reference");
        if (!JOBS.contains(job)) {
            return noSuchJob();
        }
        String email = call.query("email");
        Stream<Person> candidates =
                email == null ? holdings.all().stream() : holdings.byHandle(Portrait.email(email)).stream();
        List<ObjectNode> found = candidates
                .filter(person -> !person.createdAt().isAfter(call.request().listsUntil()))
                .filter(person -> person.data().path("job_reference").asText().equals(job))
                .map(WelcomekitSandbox::shown)
                .filter(candidate -> WelcomekitFilter.accepts(call, candidate))
                .toList();
        return page(found, call.number("page", 1), call.number("per_page", 100));
    }

    private static Answer page(List<ObjectNode> found, int number, int size) {
        ArrayNode page = Json.array();
        found.stream().skip((number - 1L) * size).limit(size).forEach(page::add);
        return Answer.json(200, page)
                .with("X-Total", Integer.toString(found.size()))
                .with("X-Total-Pages", Integer.toString((found.size() + size - 1) / size))
                .with("X-Per-Page", Integer.toString(size))
                .with("X-Page", Integer.toString(number));
    }

    private Answer noSuchJob() {
        return trouble(404, "There is no such job");
    }

    private Answer noSuchCandidate() {
        return trouble(404, "There is no candidate with this reference");
    }

    private static ObjectNode shown(Person person) {
        ObjectNode sent = person.data();
        String job = sent.path("job_reference").asText();
        ObjectNode candidate = Json.object()
                .put("reference", person.id())
                .put("cover_letter", sent.path("cover_letter").asText())
                .put("created_at", person.createdAt().toString())
                .put("updated_at", person.changedAt().toString())
                .put("job_reference", job)
                .put("modal_path", "/dashboard/o/" + ORGANIZATION + "/jobs/" + job + "/card/" + person.id())
                .put("stage_id", sent.path("job_stage_id").asInt(FIRST_STAGE))
                .put("origin", "external")
                .put("archived", sent.path("archived").asBoolean());
        for (String file : List.of("resume", "portfolio")) {
            candidate.set(file + "_url", sent.get("remote_" + file + "_url"));
            JsonNode got = sent.path(file + "_file");
            candidate.set(file + "_size", got.get("size"));
            candidate.set(file + "_content_type", got.get("type"));
        }
        ObjectNode profile = candidate.putObject("profile");
        for (String field : List.of("email", "firstname", "lastname", "phone", "subtitle")) {
            profile.set(field, sent.get(field));
        }
        for (String field : List.of("address", "city", "zip_code", "country_code", "country_name")) {
            profile.putNull(field);
        }
        profile.set("avatar_url", sent.get("remote_image_url"));
        return candidate;
    }

    private static Portrait portrait(JsonNode sent) {
        return Portrait.of(
                null,
                sent.path("firstname"),
                sent.path("lastname"),
                List.of(Portrait.email(sent.path("email").asText())));
    }
}
