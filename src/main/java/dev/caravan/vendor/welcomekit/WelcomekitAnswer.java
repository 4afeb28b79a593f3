package dev.caravan.vendor.welcomekit;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads what Welcomekit answered. Success is any 2xx with a reference, since the document shows the body and not the
 * code; an update may leave it out. A failure says {@code error} and {@code error_description}.
 */
@Named("welcomekitAnswer")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitAnswer {

    private final WelcomekitDocuments documents;

    WelcomekitAnswer(WelcomekitDocuments documents) {
        this.documents = documents;
    }

    public Outcome read(Answer answer, Delivery delivery) {
        if (!answer.succeeded()) {
            return answer.failure(words(answer));
        }
        String told = answer.text("/reference");
        String reference = told == null && isSilent(answer.body()) ? WelcomekitFields.reference(delivery) : told;
        if (reference == null) {
            return answer.unclear("a reference");
        }
        WelcomekitNotes notes = WelcomekitNotes.of(delivery);
        SentOnce after = documents.delivered(delivery, notes.delivered());
        return new Outcome.Delivered(
                reference,
                after.json().equals(delivery.memory()) ? null : after.memory(),
                WelcomekitRemarks.of(delivery, documents, notes, answer.text("/job_reference")));
    }

    /** A body of nothing, or of JSON that tells no failure: enough for an update, whose reference is known. */
    static boolean isSilent(JsonNode body) {
        boolean isNothingElse = body.isMissingNode() || body.isNull() || body.isObject();
        return isNothingElse && !body.has("error") && !body.has("error_description");
    }

    /** What Welcomekit says of a failure; may be null. */
    static String words(Answer answer) {
        String words = Stream.of(answer.text("/error"), answer.text("/error_description"))
                .filter(Objects::nonNull)
                .collect(joining(": "));
        return words.isEmpty() ? answer.words() : words;
    }
}
