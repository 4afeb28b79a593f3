package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends the documents after the candidate, a request each. What has arrived is known after each answer, however the attempt
 * ends; one that Merge refuses is told with the delivery, and holds nothing back.
 */
@Named("mergeAttachments")
@Singleton
@Unremovable
@RegisterForReflection
class MergeAttachments {

    private final MergeFiles files;
    private final MergeWritten written;

    MergeAttachments(MergeFiles files, MergeWritten written) {
        this.files = files;
        this.written = written;
    }

    /** What is going to follow the request for the candidate; for a preview, which ends with that. */
    public JsonNode planned(Delivery delivery) {
        files.heed(delivery);
        ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
        SentOnce.before(delivery).unsent(files.sort()).forEach(file -> bodies.add(files.body(file, delivery)));
        return bodies;
    }

    /** Whether the candidate is there, and has documents. */
    public boolean areDue(Outcome outcome, Delivery delivery) {
        return outcome instanceof Outcome.Delivered
                && !delivery.candidate().documents().isEmpty();
    }

    /** The delivery of which only documents are left. */
    public MergeAttaching begin(Outcome outcome, Delivery delivery) {
        Outcome.Delivered done = (Outcome.Delivered) outcome;
        Delivery known = written.remembered(done, delivery);
        boolean isInDoubt = !SentOnce.before(known).inDoubt(files.sort()).isEmpty();
        return MergeAttaching.of(done, known, isInDoubt ? MergeAttachmentLookup.question(known) : null);
    }

    public Delivery delivery(MergeAttaching attaching) {
        return attaching.delivery();
    }

    /** Whether there is one to be sent. */
    public boolean areOpen(MergeAttaching attaching) {
        return !open(attaching).isEmpty();
    }

    /** The body for the next one. */
    public JsonNode body(MergeAttaching attaching) {
        return files.body(open(attaching).get(0), attaching.delivery());
    }

    /**
     * Takes up what Merge answered.
     *
     * @throws OutcomeException when it does not say that the document is there, or that it does not take it
     */
    public MergeAttaching read(Answer answer, MergeAttaching attaching) {
        MergeFile file = open(attaching).get(0);
        Outcome outcome = MergeAnswer.outcome(answer);
        if (outcome instanceof Outcome.Delivered) {
            SentOnce sent = SentOnce.before(attaching.delivery())
                    .and(files.sort(), file)
                    .and(files.names(), file);
            return attaching
                    .knowing(attaching.delivery().remembering(sent.json()))
                    .remarking(MergeProblems.of(answer.body(), "warnings").inWords());
        }
        if (outcome instanceof Outcome.Rejected refused) {
            return attaching
                    .refusing(file)
                    .remarking(List.of("Not taken: 1 document of kind "
                            + file.document().kind().word() + "; " + refused.problem()));
        }
        throw new OutcomeException(outcome);
    }

    /** What the attempt ends with. */
    public Outcome outcome(MergeAttaching attaching) {
        Remarks remarks = Remarks.none();
        attaching.written().warnings().forEach(remarks::add);
        attaching.remarks().forEach(remarks::add);
        files.fit(attaching.delivery()).remark(remarks);
        return new Outcome.Delivered(
                attaching.written().vendorId(), attaching.delivery().memory().toString(), remarks.list());
    }

    private List<MergeFile> open(MergeAttaching attaching) {
        List<MergeFile> open =
                new ArrayList<>(SentOnce.before(attaching.delivery()).unsent(files.sort()));
        open.removeAll(attaching.refused());
        return open;
    }
}
