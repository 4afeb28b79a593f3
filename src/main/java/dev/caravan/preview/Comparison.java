package dev.caravan.preview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.delivery.Rehearsal.Stage;
import dev.caravan.delivery.Rehearsed;
import dev.caravan.delivery.ShownRequest;
import dev.caravan.ledger.AttemptView;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Foresight;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How a request differs from the one that was delivered last.
 *
 * @param sentAt when that was; null when there is none
 * @param revision of what was delivered
 * @param incomparable why it can't be compared; null when it was
 * @param differences none when the same would be sent again
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Comparison(Instant sentAt, Long revision, String incomparable, List<Difference> differences) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> QUESTIONS = Set.of("GET", "HEAD");

    /** Whether it was compared, and is not the same. */
    boolean differs() {
        return differences != null && !differences.isEmpty();
    }

    /**
     * Holds what would be sent first against what was sent. What is left out because the vendor has it already would look
     * like a difference; so it is also tried with nothing remembered and as a first delivery. Of several requests that went
     * out, any may be the one that corresponds to it. The nearest counts.
     *
     * @param first what would be sent first
     */
    static Comparison with(Foresight foresight, Stage stage, Claim claim, Rehearsed first) {
        Optional<AttemptView> last = foresight.lastDelivered(claim.externalId(), claim.vendor());
        if (last.isEmpty()) {
            return new Comparison(null, null, "No delivery is kept that it could be compared to", null);
        }
        AttemptView attempt = last.get();
        List<JsonNode> kept = changes(attempt.exchanges());
        if (kept.isEmpty()) {
            return incomparable(attempt, "What was sent is not kept");
        }
        List<ObjectNode> before = kept.stream().flatMap(Comparison::whole).toList();
        if (before.isEmpty()) {
            return incomparable(
                    attempt, "What was sent is kept in part only (caravan.delivery.kept-body says how much of it)");
        }
        return Stream.concat(
                        Stream.of(first),
                        Stream.of(claim.withoutMemory(), claim.first()).map(stage::rehearse))
                .filter(rehearsed -> rehearsed.request() != null)
                .map(rehearsed -> request(stage, rehearsed))
                .flatMap(now -> before.stream().map(sent -> Difference.between(sent, now)))
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .map(differences -> new Comparison(attempt.startedAt(), attempt.revision(), null, differences))
                .orElseGet(() -> incomparable(attempt, "There is no request that it could be compared to"));
    }

    private static Comparison incomparable(AttemptView attempt, String why) {
        return new Comparison(attempt.startedAt(), attempt.revision(), why, null);
    }

    /** Headers are not kept, and so not compared. */
    private static ObjectNode request(String method, String url, JsonNode body) {
        ObjectNode request =
                JsonNodeFactory.instance.objectNode().put("method", method).put("url", url);
        return body == null ? request : request.set("body", body);
    }

    private static ObjectNode request(Stage stage, Rehearsed rehearsed) {
        ShownRequest shown = stage.shown(rehearsed.request());
        return request(shown.method(), shown.url(), shown.body());
    }

    /** The request, when all of its body is kept. */
    private static Stream<ObjectNode> whole(JsonNode kept) {
        String text = kept.path("requestBody").asText("");
        JsonNode body = text.isEmpty() ? null : ShownRequest.parsed(text);
        return body != null && body.isTextual()
                ? Stream.empty()
                : Stream.of(
                        request(kept.path("method").asText(), kept.path("url").asText(), body));
    }

    private static List<JsonNode> changes(String exchanges) {
        List<JsonNode> changes = new ArrayList<>();
        try {
            for (JsonNode exchange : MAPPER.readTree(exchanges == null ? "[]" : exchanges)) {
                if (exchange.path("sent").asBoolean()
                        && !QUESTIONS.contains(exchange.path("method").asText())) {
                    changes.add(exchange);
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What the ledger keeps of attempts is JSON", e);
        }
        return changes;
    }
}
