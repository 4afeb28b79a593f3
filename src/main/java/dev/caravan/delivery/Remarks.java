package dev.caravan.delivery;

import java.util.ArrayList;
import java.util.List;

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
}
