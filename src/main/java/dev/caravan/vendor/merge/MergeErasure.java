package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Eraser;
import dev.caravan.delivery.Erasing;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.Search;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Merge has no deletion: it can be told to ignore a candidate, which empties its own copy and leaves the ATS behind it as
 * it is. Which candidate that is has to be asked when a creation is in doubt.
 */
@Named("mergeErasure")
@Singleton
@Unremovable
@RegisterForReflection
class MergeErasure {

    private static final int NOT_FOUND = 404;

    private final MergeLookup lookup;

    MergeErasure(MergeLookup lookup) {
        this.lookup = lookup;
    }

    /** Whether there may be a candidate whose id is not known. */
    public boolean isInDoubt(Delivery delivery) {
        return Eraser.isInDoubt(delivery, MergeFields::id);
    }

    public Search search(Delivery delivery) {
        return Eraser.asking(() -> lookup.search(delivery));
    }

    public Delivery settle(Search search, Delivery delivery) {
        return Eraser.asking(() -> lookup.settle(search, delivery));
    }

    /** Every id under which Merge has the candidate, or may have it, as far as they are known. */
    public Erasing begin(Delivery delivery) {
        return Erasing.of(delivery, MergeFields::id);
    }

    public String path(Erasing erasing) {
        return "ignore/" + erasing.segment();
    }

    public JsonNode body() {
        return Body.empty()
                .put("reason", "GDPR")
                .put("message", "Erased at the person's request")
                .json();
    }

    /** Of a success neither the code nor a body is known. Throws {@link OutcomeException} when it is none. */
    public Erasing read(Answer answer, Erasing erasing) {
        String record = "the candidate " + erasing.id();
        if (answer.status() == NOT_FOUND && answer.body().isObject()) {
            return erasing.notThere("merge does not have " + record
                    + ", or not any more; the ATS behind it may have the person all the same: look there, and delete it"
                    + " by hand");
        }
        MergeProblems errors = MergeProblems.of(answer.body(), "errors");
        if (!answer.succeeded() || !errors.isEmpty()) {
            String words = errors.isEmpty() ? MergeAnswer.words(answer) : String.join("; ", errors.inWords());
            throw Eraser.failed(
                    answer.succeeded() ? new Outcome.Rejected(answer.problem(words)) : answer.failure(words),
                    record + " in Merge and in the ATS behind it");
        }
        return erasing.done(
                "ignored",
                "merge has emptied its own copy, " + record
                        + ", and reads it no more. It can't delete in the ATS behind it,"
                        + " which still has the person: delete it there by hand");
    }
}
