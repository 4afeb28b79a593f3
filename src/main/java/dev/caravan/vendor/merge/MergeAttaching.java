package dev.caravan.vendor.merge;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * How far the documents of a candidate have come, once the candidate itself is at Merge.
 *
 * @param written what the request for the candidate ended with
 * @param delivery what is known after each answer
 * @param question what is still to be asked about documents in doubt, as the query of a URL; null for nothing
 * @param listed the names of the attachments that Merge has listed, so far
 * @param asked how many questions were answered
 * @param refused the documents that Merge did not take
 * @param remarks what is to be said of documents
 */
record MergeAttaching(
        Outcome.Delivered written,
        Delivery delivery,
        String question,
        List<String> listed,
        int asked,
        List<MergeFile> refused,
        List<String> remarks) {

    MergeAttaching {
        listed = List.copyOf(listed);
        refused = List.copyOf(refused);
        remarks = List.copyOf(remarks);
    }

    static MergeAttaching of(Outcome.Delivered written, Delivery delivery, String question) {
        return new MergeAttaching(written, delivery, question, List.of(), 0, List.of(), List.of());
    }

    /** With what is known of the delivery now. */
    MergeAttaching knowing(Delivery known) {
        return new MergeAttaching(written, known, question, listed, asked, refused, remarks);
    }

    /** With one more page of the list, and the next question. */
    MergeAttaching asking(String next, List<String> names) {
        return new MergeAttaching(written, delivery, next, joined(listed, names), asked + 1, refused, remarks);
    }

    /** With one more that is not to be sent again. */
    MergeAttaching refusing(MergeFile file) {
        return new MergeAttaching(written, delivery, question, listed, asked, joined(refused, List.of(file)), remarks);
    }

    MergeAttaching remarking(List<String> more) {
        return new MergeAttaching(written, delivery, question, listed, asked, refused, joined(remarks, more));
    }

    private static <T> List<T> joined(List<T> some, List<T> more) {
        List<T> all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
