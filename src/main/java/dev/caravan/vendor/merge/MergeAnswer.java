package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.Remarks;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/**
 * Reads what Merge answered. The document's sample of a creation shows errors and a model side by side, so that the
 * status tells little: success is a 2xx with {@code model.id} and without errors.
 */
@Named("mergeAnswer")
@Singleton
@Unremovable
@RegisterForReflection
class MergeAnswer {

    public Outcome read(Answer answer, Delivery delivery) {
        Outcome outcome = outcome(answer);
        return outcome instanceof Outcome.Delivered done ? delivered(done.vendorId(), answer, delivery) : outcome;
    }

    /** What Merge's answer says of whatever was to be created or changed: delivered with its id, or why not. */
    static Outcome outcome(Answer answer) {
        MergeProblems errors = MergeProblems.of(answer.body(), "errors");
        String id = answer.text("/model/id");
        if (id == null && errors.has("CREDENTIAL_REFRESH_FAILED")) {
            String whatToDo = ". Merge can't get into the ATS until its account is linked again";
            return new Hold(
                    Hold.Cause.CREDENTIALS,
                    Optional.empty(),
                    answer.problem(words(errors)) + whatToDo,
                    answer.problem(null) + whatToDo);
        }
        if (!answer.succeeded()) {
            return failure(id, errors, answer);
        }
        if (!errors.isEmpty()) {
            return refused(id, errors, answer);
        }
        return id == null ? answer.unclear("a model with an id") : Outcome.delivered(id);
    }

    /** What the status says, unless errors and a model came with it: then the candidate is there, and its id is kept. */
    private static Outcome failure(String id, MergeProblems errors, Answer answer) {
        if (errors.isEmpty()) {
            return answer.failure(words(answer));
        }
        Outcome byStatus = answer.failure(words(errors) + whatToDo(id, errors));
        boolean mayBeThere = byStatus instanceof Outcome.Rejected || byStatus instanceof Outcome.Uncertain;
        return id != null && mayBeThere ? refused(id, errors, answer) : byStatus;
    }

    private static Outcome refused(String id, MergeProblems errors, Answer answer) {
        return new Outcome.Rejected(answer.problem(words(errors)) + whatToDo(id, errors), id);
    }

    private static Outcome delivered(String id, Answer answer, Delivery delivery) {
        Remarks remarks = Remarks.none();
        MergeParts.remark(delivery, remarks);
        MergeProblems.of(answer.body(), "warnings").inWords().forEach(remarks::add);
        return new Outcome.Delivered(id, MergeParts.memory(delivery), remarks.list());
    }

    /**
     * The list that a question was answered with.
     *
     * @throws OutcomeException when it was not
     */
    static JsonNode results(Answer answer) {
        JsonNode results = answer.body().path("results");
        if (!answer.succeeded()) {
            throw new OutcomeException(answer.unanswered(words(answer)));
        }
        if (!results.isArray()) {
            throw new OutcomeException(answer.unanswered("expected a list of results in the answer"));
        }
        return results;
    }

    /** What Merge says of a failure that has no errors in it; may be null. */
    static String words(Answer answer) {
        return answer.words("/detail", "/message", "/error");
    }

    private static String words(MergeProblems problems) {
        return String.join("; ", problems.inWords());
    }

    private static String whatToDo(String id, MergeProblems errors) {
        if (id != null) {
            return ". It also told the candidate's id there, " + id
                    + ", so look at it there; what is sent next updates it";
        }
        boolean duplicate = List.of("DUPLICATE_MODEL_EXISTS", "MODEL_WITH_DUPLICATE_UNIQUE_FIELD_EXISTS").stream()
                .anyMatch(errors::has);
        return duplicate ? ". If it is this person, give Merge's id of the one that exists as vendors.merge.id" : "";
    }
}
