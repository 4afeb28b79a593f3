package dev.caravan.sandbox;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.schema.Violation;
import java.util.List;
import java.util.Locale;

/** The form of Merge's answers: a model with warnings and errors, each a problem with its type and its place. */
final class MergeForm {

    private static final List<String> FIELDS = List.of(
            "remote_id",
            "first_name",
            "last_name",
            "company",
            "title",
            "last_interaction_at",
            "is_private",
            "can_email",
            "locations",
            "phone_numbers",
            "email_addresses",
            "urls",
            "tags",
            "applications");

    private MergeForm() {}

    /** The model of a request, without the fields that Merge does not know. */
    static ObjectNode recognized(Call call) {
        ObjectNode body = call.object().deepCopy();
        for (Violation unknown : call.forgiven()) {
            JsonPointer pointer = JsonPointer.compile(unknown.pointer());
            ((ObjectNode) body.at(pointer.head())).remove(pointer.last().getMatchingProperty());
        }
        return (ObjectNode) body.get("model");
    }

    /** A candidate as Merge shows it: attachments by their ids. */
    static ObjectNode shown(Person person) {
        ObjectNode held = person.data();
        ObjectNode model = Json.object().put("id", person.id());
        FIELDS.forEach(field -> model.set(field, held.get(field)));
        model.put("remote_created_at", person.createdAt().toString());
        model.put("remote_updated_at", person.changedAt().toString());
        ArrayNode attachments = model.putArray("attachments");
        held.path("attachments")
                .forEach(attachment -> attachments.add(attachment.isObject() ? attachment.get("id") : attachment));
        return model;
    }

    static Answer written(int status, JsonNode model, Call call) {
        ObjectNode answer = Json.object();
        answer.set("model", model);
        ArrayNode warnings = answer.putArray("warnings");
        for (Violation unknown : call.forgiven()) {
            warnings.add(problem("UNRECOGNIZED_FIELD", "An unrecognized field was passed in.", unknown.pointer()));
        }
        answer.putArray("errors");
        if ("true".equals(call.query("is_debug_mode"))) {
            ObjectNode log = answer.putArray("logs")
                    .addObject()
                    .put("log_id", call.request().header("X-Request-Id"));
            log.putObject("log_summary").put("method", "POST").put("status_code", status);
        }
        return Answer.json(status, answer);
    }

    static Answer refusal(int status, List<Violation> violations) {
        ArrayNode errors = Json.array();
        for (Violation violation : violations) {
            errors.add(problem(type(violation), violation.toString(), violation.pointer()));
        }
        return failed(status, errors);
    }

    static Answer refusal(int status, String type, String words) {
        return failed(status, Json.array().add(problem(type, words, "")));
    }

    static Answer warned(Answer answer) {
        ObjectNode body = Json.readObject(answer.body());
        Json.list(body, "warnings").add(problem("UNSUPPORTED_FIELD", "The ATS does not take tags.", "/model/tags"));
        return Answer.json(answer.status(), body);
    }

    private static Answer failed(int status, ArrayNode errors) {
        ObjectNode body = Json.object().putNull("model");
        body.putArray("warnings");
        body.set("errors", errors);
        return Answer.json(status, body);
    }

    private static String type(Violation violation) {
        if (violation.isMissing()) {
            return "MISSING_REQUIRED_FIELD";
        }
        return violation.expected().startsWith("one of ") ? "INVALID_FIELD_CHOICE" : "INCORRECT_FIELD_TYPE";
    }

    private static ObjectNode problem(String type, String detail, String pointer) {
        ObjectNode problem = Json.object()
                .put("problem_type", type)
                .put("title", title(type))
                .put("detail", detail);
        problem.putObject("source").put("pointer", pointer);
        return problem;
    }

    /** MISSING_REQUIRED_FIELD is titled "Missing Required Field". */
    private static String title(String type) {
        StringBuilder title = new StringBuilder();
        for (String word : type.split("_")) {
            title.append(title.isEmpty() ? "" : " ")
                    .append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return title.toString();
    }
}
