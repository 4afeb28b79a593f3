package dev.caravan.vendor.welcomekit;

import static java.util.stream.Collectors.joining;

import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Reads what Welcomekit answered. Success is any 2xx with a reference, since the document shows the body and not the
 * code; a failure says {@code error} and {@code error_description}.
 */
@Named("welcomekitAnswer")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitAnswer {

    public Outcome read(Answer answer, Delivery delivery) {
        if (!answer.succeeded()) {
            return answer.failure(words(answer));
        }
        String reference = answer.text("/reference");
        if (reference == null) {
            return answer.unclear("a reference");
        }
        WelcomekitNotes notes = WelcomekitNotes.of(delivery);
        return new Outcome.Delivered(
                reference, notes.memory(), WelcomekitRemarks.of(delivery, notes, answer.text("/job_reference")));
    }

    private static String words(Answer answer) {
        String words = Stream.of(answer.text("/error"), answer.text("/error_description"))
                .filter(Objects::nonNull)
                .collect(joining(": "));
        return words.isEmpty() ? answer.words() : words;
    }
}
