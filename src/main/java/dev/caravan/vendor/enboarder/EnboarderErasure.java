package dev.caravan.vendor.enboarder;

import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Eraser;
import dev.caravan.delivery.Erasing;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.OutcomeException;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The deletion of a profile. Enboarder deletes none that is part of an active workflow: such a one is waited for. */
@Named("enboarderErasure")
@Singleton
@Unremovable
@RegisterForReflection
class EnboarderErasure {

    private static final Duration HELD = Duration.ofHours(1);

    private final Clock clock;

    EnboarderErasure(Clock clock) {
        this.clock = clock;
    }

    /** Every externalid under which Enboarder has a profile, or may have one. */
    public Erasing begin(Delivery delivery) {
        return Erasing.of(delivery, one -> EnboarderId.of(one).value());
    }

    /** Whether the profile is part of an active workflow. */
    public boolean isHeld(Answer answer) {
        return EnboarderAnswer.isActive(answer);
    }

    /** Ends the attempt: the workflows may end by themselves, and until then there is nothing to do. */
    public void hold(EnboarderWorkflows workflows, Erasing erasing) {
        Instant again = clock.instant().plus(HELD).truncatedTo(ChronoUnit.SECONDS);
        throw new OutcomeException(new Outcome.Later(
                again,
                "Not erased yet: Enboarder deletes no profile that is part of an active workflow, and "
                        + profile(erasing) + " is part of " + workflows.inWords() + ". It is asked again at " + again
                        + "; whoever wants it sooner ends them there"));
    }

    /** Throws {@link OutcomeException} when the answer does not say that the profile is gone. */
    public Erasing read(Answer answer, Erasing erasing) {
        if (EnboarderAnswer.isAbsent(answer)) {
            return erasing.notThere();
        }
        if (!EnboarderAnswer.isSuccess(answer)) {
            throw Eraser.failed(EnboarderAnswer.failure(answer), profile(erasing));
        }
        if (answer.text("/id") == null && answer.text("/message") == null) {
            throw new OutcomeException(answer.unclear("an id or a message"));
        }
        return erasing.done("deleted");
    }

    private static String profile(Erasing erasing) {
        return "the profile with the externalid " + erasing.id();
    }
}
