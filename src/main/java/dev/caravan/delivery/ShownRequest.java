package dev.caravan.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A request as people may see it: without secrets, and with the contents of files shortened.
 *
 * @param url of one that the contract refuses, the path only; null when even that is not known
 * @param body its JSON, or its text when it is none; null when it has none
 * @param then the bodies of what follows once it is answered; null when nothing is known to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownRequest(String method, String url, Map<String, String> headers, JsonNode body, JsonNode then) {

    /** What lets a request in, by whatever name; of "Bearer abc" the first word is no secret. */
    private static final Pattern CREDENTIAL =
            Pattern.compile(".*(authorization|api-?key|token|secret|password|cookie).*");

    private static final JsonMapper MAPPER = new JsonMapper();

    static ShownRequest of(OutgoingRequest request, Redaction redaction) {
        Map<String, String> headers = new TreeMap<>();
        request.headers().forEach((name, value) -> headers.put(name, redaction.of(masked(name, value))));
        return new ShownRequest(
                request.method(),
                redaction.of(request.url()),
                headers,
                shown(request.body(), redaction),
                shown(request.then(), redaction));
    }

    private static JsonNode shown(byte[] body, Redaction redaction) {
        return body == null ? null : parsed(redaction.body(body));
    }

    /** The JSON that the text is, or else the text. */
    public static JsonNode parsed(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return TextNode.valueOf(text);
        }
    }

    private static String masked(String name, String value) {
        return CREDENTIAL.matcher(name.toLowerCase(Locale.ROOT)).matches()
                ? value.substring(0, value.lastIndexOf(' ') + 1) + "***"
                : value;
    }
}
