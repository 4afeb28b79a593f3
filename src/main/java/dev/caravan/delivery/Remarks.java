package dev.caravan.delivery;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Document;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What is to be said of a delivery that went well: what stayed behind, what the vendor warned of. It becomes the
 * {@link Outcome.Delivered#warnings()}, so that nothing is left out silently.
 */
public final class Remarks {

    private final List<String> remarks = new ArrayList<>();

    private Remarks() {}

    /** Nothing to say so far. */
    public static Remarks none() {
        return new Remarks();
    }

    /** Adds one. It must not hold values of the candidate. */
    public Remarks add(String remark) {
        remarks.add(remark);
        return this;
    }

    /** Adds one if that is so. */
    public Remarks addIf(boolean so, String remark) {
        return so ? add(remark) : this;
    }

    /**
     * Names the documents that were not sent, by their kind and by how they were given.
     *
     * @param sent whether a document was, or needed not to be
     * @param rule which documents the vendor can be sent, such as "jarvi is sent documents given as data"
     */
    public Remarks documents(Candidate candidate, Predicate<Document> sent, String rule) {
        Map<String, Integer> left = new LinkedHashMap<>();
        for (Document document : candidate.documents()) {
            if (!sent.test(document)) {
                left.merge(" of kind " + document.kind().word() + ", given as " + source(document), 1, Integer::sum);
            }
        }
        left.forEach((what, count) ->
                add("Not sent: " + count + (count == 1 ? " document" : " documents") + what + "; " + rule));
        return this;
    }

    /** Says what is not sent, because it may have arrived with a request whose answer got lost. */
    public Remarks inDoubt(SentOnce sent, Additions<?> additions) {
        int count = sent.inDoubt(additions).size();
        String what = additions.name();
        return addIf(
                        count == 1,
                        "1 of the " + what
                                + " may or may not have arrived with an earlier request whose answer got lost, and is"
                                + " not sent again; look there, and change it to send it")
                .addIf(
                        count > 1,
                        count + " of the " + what
                                + " may or may not have arrived with an earlier request whose answer got lost,"
                                + " and are not sent again; look there, and change those that are missing to send them");
    }

    /** All of them, in the order in which they were added. */
    public List<String> list() {
        return List.copyOf(remarks);
    }

    private static String source(Document document) {
        return document.file() != null ? "file" : document.data() != null ? "data" : "url";
    }
}
