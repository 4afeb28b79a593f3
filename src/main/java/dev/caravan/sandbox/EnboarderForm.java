package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.schema.Violation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The form of Enboarder's answers, with the words of its document. */
final class EnboarderForm {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxx").withZone(ZoneOffset.UTC);
    private static final String NO_CONTACT = "Both Email and mobile number are missing or invalid";

    private EnboarderForm() {}

    static String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    static Answer done(String message, String id, List<String> warnings) {
        ObjectNode body = Json.object().put("message", message).put("id", id);
        if (!warnings.isEmpty()) {
            body.set("warnings", Json.array(warnings));
        }
        return Answer.json(200, body);
    }

    static Answer failure(String code, String message, List<String> errors) {
        return failure(400, code, message, errors, List.of());
    }

    static Answer exists(String key) {
        return failure("PROFILE_EXISTS", "Profile with ID " + key + " already exists", List.of());
    }

    static Answer notExists(String key) {
        return failure(
                "PROFILE_NOT_EXISTS",
                "Profile with ID " + key + " not found",
                List.of("profile not found with given id"));
    }

    static Answer noContact(List<String> warnings) {
        return failure(400, "MISSING_FIELDS", "Mandatory fields are missing", List.of(NO_CONTACT), warnings);
    }

    static Answer refusal(List<Violation> violations) {
        List<String> errors =
                violations.stream().map(EnboarderForm::error).distinct().toList();
        boolean missing = violations.stream().anyMatch(EnboarderForm::isMissing);
        return missing
                ? failure("MISSING_FIELDS", "Mandatory fields are missing", errors)
                : failure("INVALID_FIELDS", errors.get(0), errors);
    }

    /** A failure that the document does not speak of. */
    static Answer trouble(int status, String words) {
        return failure(status, status == 403 ? "FORBIDDEN" : "ERROR", words, List.of(words), List.of());
    }

    /** The custom fields after an update: changed, added or removed one by one. */
    static ArrayNode fields(JsonNode before, JsonNode sent) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        before.forEach(field -> byName.put(field.path("name").asText(), field));
        for (JsonNode field : sent) {
            String name = field.path("name").asText();
            if (field.path("action").asText().equals("remove")) {
                byName.remove(name);
            } else {
                byName.put(name, Json.object().put("name", name).set("value", field.get("value")));
            }
        }
        return Json.array().addAll(byName.values());
    }

    private static boolean isMissing(Violation violation) {
        return violation.isMissing() || violation.pointer().equals("/contact");
    }

    private static String error(Violation violation) {
        String field = violation.pointer().substring(violation.pointer().lastIndexOf('/') + 1);
        if (field.equals("contact")) {
            return NO_CONTACT;
        }
        return violation.isMissing()
                ? titled(field) + " is missing"
                : field + " is invalid: expected " + violation.expected() + ", found " + violation.found();
    }

    /** firstName is called "First Name". */
    private static String titled(String field) {
        String spaced = field.replaceAll("(\\p{Lower})(\\p{Upper})", "$1 $2");
        return spaced.isEmpty() ? "Body" : Character.toUpperCase(spaced.charAt(0)) + spaced.substring(1);
    }

    private static Answer failure(int status, String code, String message, List<String> errors, List<String> warnings) {
        ObjectNode body = Json.object().put("errorcode", code).put("message", message);
        body.set("errors", Json.array(errors));
        if (!warnings.isEmpty()) {
            body.set("warnings", Json.array(warnings));
        }
        return Answer.json(status, body);
    }
}
