package dev.caravan.vendor.merge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Lookup;
import dev.caravan.delivery.OutcomeException;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * Asks Merge which documents a candidate has, when a request with one of them got no answer. They are known by their names:
 * Merge shows no hash, and the address of a file may be another one at each time.
 */
@Named("mergeAttachmentLookup")
@Singleton
@Unremovable
@RegisterForReflection
class MergeAttachmentLookup {

    private static final int MOST = 10;
    private static final Set<Integer> NO_SUCH_QUESTION = Set.of(400, 404, 405, 410, 422, 501);

    private final Lookup lookup;
    private final MergeFiles files;

    MergeAttachmentLookup(Lookup lookup, MergeFiles files) {
        this.lookup = lookup;
        this.files = files;
    }

    static String question(Delivery delivery) {
        return "candidate_id=" + MergeQuery.encoded(MergeFields.id(delivery)) + "&page_size=100";
    }

    /** Whether there is something to ask. */
    public boolean isOpen(MergeAttaching attaching) {
        return attaching.question() != null;
    }

    /** What is to be asked now, as the query of the request. */
    public String query(MergeAttaching attaching) {
        return attaching.question();
    }

    /**
     * Takes up one page of the list. After the last one it is known what has arrived; when Merge does not know the question,
     * what is in doubt stays so, is told, and is not sent again.
     *
     * @throws OutcomeException when it is to be asked again
     */
    public MergeAttaching read(Answer answer, MergeAttaching attaching) {
        if (NO_SUCH_QUESTION.contains(answer.status()) || (answer.succeeded() && attaching.asked() + 1 >= MOST)) {
            return unknown(attaching);
        }
        JsonNode results = MergeAnswer.results(answer);
        String next = answer.text("/next");
        MergeAttaching read = attaching.asking(
                next == null ? null : question(attaching.delivery()) + "&cursor=" + MergeQuery.encoded(next),
                StreamSupport.stream(results.spliterator(), false)
                        .map(one -> one.path("file_name").asText())
                        .toList());
        return read.question() == null ? settled(read) : read;
    }

    /** What nobody can tell counts as arrived, and is told: it must neither be doubled nor be lost without a word. */
    private MergeAttaching settled(MergeAttaching attaching) {
        Delivery delivery = attaching.delivery();
        SentOnce sent = SentOnce.before(delivery);
        MergeDoubt doubt = MergeDoubt.of(delivery, files, attaching.listed());
        List<String> remarks =
                doubt.unclear().stream().map(MergeAttachmentLookup::unclear).toList();
        doubt.listed().forEach(file -> sent.and(files.sort(), file).and(files.names(), file));
        Delivery known = delivery.remembering(sent.json());
        return attaching
                .knowing(doubt.isOver() ? known.certain() : lookup.notFound(known))
                .remarking(remarks);
    }

    private static String unclear(MergeFile file) {
        return "1 document of kind " + file.document().kind().word()
                + " may or may not have arrived with an earlier request whose answer got lost, and is not sent again: Merge"
                + " has one of its name in any case; look there, and send it under another name if it is missing";
    }

    private MergeAttaching unknown(MergeAttaching attaching) {
        SentOnce sent = SentOnce.before(attaching.delivery());
        List<String> remarks = Remarks.none().inDoubt(sent, files.sort()).list();
        Delivery known =
                attaching.delivery().remembering(sent.andDoubted(files.sort()).json());
        return attaching.asking(null, List.of()).knowing(known).remarking(remarks);
    }
}
