package dev.caravan.vendor.jarvi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Lookup;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Asks Jarvi whether a profile is there whose creation got no answer, and with it the notes and files that would be
 * added twice. The profile itself needs no look-up: it is found by its externalId whenever it is sent. That filter of
 * Jarvi's list is inferred; where it does not work, the delivery goes on without those notes and files.
 */
@Named("jarviLookup")
@Singleton
@Unremovable
@RegisterForReflection
class JarviLookup {

    private static final int LIMIT = 10;
    private static final Set<Integer> NO_SUCH_QUESTION = Set.of(400, 404, 405, 410, 422, 501);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Lookup lookup;
    private final JarviFiles files;
    private final Clock clock;

    JarviLookup(Lookup lookup, JarviFiles files, Clock clock) {
        this.lookup = lookup;
        this.files = files;
        this.clock = clock;
    }

    public boolean isNeeded(Delivery delivery) {
        SentOnce sent = SentOnce.before(delivery);
        return delivery.vendorId() == null
                && !(sent.inDoubt(Additions.NOTES).isEmpty()
                        && sent.inDoubt(files.sort()).isEmpty());
    }

    /** The query: a filter as JSON. */
    public String query(Delivery delivery) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        JsonNode where = json.objectNode()
                .set(
                        "externalId",
                        json.objectNode().put("_eq", delivery.candidate().externalId()));
        return "where=" + URLEncoder.encode(where.toString(), StandardCharsets.UTF_8) + "&limit=" + LIMIT;
    }

    /** The delivery with what is known now; still in doubt when Jarvi can't tell. */
    public Delivery read(Answer answer, Delivery delivery) {
        JsonNode profiles = answer.body().path("data");
        if (!answer.succeeded() || !profiles.isArray()) {
            return unanswered(answer, delivery);
        }
        String externalId = delivery.candidate().externalId();
        if (stream(profiles)
                .anyMatch(one -> !externalId.equals(one.path("externalId").asText()))) {
            return delivery;
        }
        Optional<JsonNode> there =
                stream(profiles).filter(one -> !one.hasNonNull("deletedAt")).findFirst();
        return there.map(one -> arrived(delivery.knownAs(one.path("id").textValue())))
                .orElseGet(() -> lookup.notFound(delivery));
    }

    private Delivery arrived(Delivery delivery) {
        return delivery.remembering(SentOnce.before(delivery)
                        .andArrived(Additions.NOTES)
                        .andArrived(files.sort())
                        .json())
                .arrived();
    }

    private Delivery unanswered(Answer answer, Delivery delivery) {
        Outcome outcome = answer.unanswered(
                answer.succeeded() ? "expected a list of data in the answer" : answer.words("/message"));
        Instant patientUntil = delivery.doubt().since().plus(PATIENCE);
        boolean cannotTell = NO_SUCH_QUESTION.contains(answer.status())
                || outcome instanceof Outcome.Retry && clock.instant().isAfter(patientUntil);
        if (cannotTell) {
            return delivery;
        }
        throw new OutcomeException(outcome);
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
