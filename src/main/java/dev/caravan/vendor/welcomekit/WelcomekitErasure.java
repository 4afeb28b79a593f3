package dev.caravan.vendor.welcomekit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Eraser;
import dev.caravan.delivery.Erasing;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.Search;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Welcomekit has no deletion that is known: a candidate is archived, and the rest is for a person. Which candidate that is
 * has to be asked when a creation is in doubt.
 */
@Named("welcomekitErasure")
@Singleton
@Unremovable
@RegisterForReflection
class WelcomekitErasure {

    private static final int NOT_FOUND = 404;

    private final WelcomekitLookup lookup;

    WelcomekitErasure(WelcomekitLookup lookup) {
        this.lookup = lookup;
    }

    /** Whether there may be a candidate whose reference is not known. */
    public boolean isInDoubt(Delivery delivery) {
        return Eraser.isInDoubt(delivery, WelcomekitFields::reference);
    }

    public Search search(Delivery delivery) {
        return Eraser.asking(() -> lookup.search(delivery));
    }

    public Delivery settle(Search search, Delivery delivery) {
        return Eraser.asking(() -> lookup.settle(search, delivery));
    }

    /** Every reference under which Welcomekit has the candidate, or may have it, as far as they are known. */
    public Erasing begin(Delivery delivery) {
        return Erasing.of(delivery, WelcomekitFields::reference);
    }

    /** Nothing but that: an update keeps what it leaves out, and nothing personal goes out once more. */
    public JsonNode body() {
        return Body.empty().put("archived", true).json();
    }

    /** Throws {@link OutcomeException} when the answer does not say that the candidate is archived. */
    public Erasing read(Answer answer, Erasing erasing) {
        String record = "the candidate " + erasing.id();
        if (answer.status() == NOT_FOUND && "not_found".equals(answer.text("/error"))) {
            return erasing.notThere("welcomekit does not have " + record + ", or not any more");
        }
        if (!answer.succeeded()) {
            throw Eraser.failed(answer.failure(WelcomekitAnswer.words(answer)), record);
        }
        boolean isOther = !erasing.id().equals(answer.body().path("reference").asText(erasing.id()));
        if (isOther
                || !WelcomekitAnswer.isSilent(answer.body())
                || !answer.body().path("archived").asBoolean(true)) {
            throw new OutcomeException(answer.unclear("the reference, archived,"));
        }
        return erasing.done(
                "archived",
                "welcomekit has no deletion, so " + record + " is archived only, with all that is known of the person:"
                        + " delete it there by hand");
    }
}
