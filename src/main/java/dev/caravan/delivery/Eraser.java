package dev.caravan.delivery;

import dev.caravan.candidate.Candidate;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What every erasure has in common, whatever the vendor: how it goes on, and what it ends with. */
@Named("eraser")
@Singleton
@Unremovable
@RegisterForReflection
public class Eraser {

    private final Lookup lookup;

    Eraser(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * The delivery without a doubt about contents of nothing but the key. They are those of an erasure whose answer got lost,
     * which has put nobody there; but when nothing else is known, they are all there is to ask by.
     */
    public Delivery begin(Delivery delivery) {
        if (!delivery.uncertain()) {
            return delivery;
        }
        List<Candidate> sent = delivery.doubt().contents().stream()
                .filter(content -> !content.hasOnlyItsKey())
                .toList();
        return sent.isEmpty() && delivery.vendorId() == null
                ? delivery
                : new Delivery(
                        delivery.vendor(),
                        delivery.candidate(),
                        delivery.vendorId(),
                        delivery.memory(),
                        delivery.doubt().about(sent));
    }

    /** Whether there is something to erase. */
    public boolean isOpen(Erasing erasing) {
        return erasing.isOpen();
    }

    /** The same erasure, and of what a look-up has found. */
    public Erasing with(Erasing erasing, Delivery found) {
        return erasing.and(found);
    }

    /** The id to erase now, as one segment of a path. */
    public String segment(Erasing erasing) {
        return erasing.segment();
    }

    /**
     * What it ends with. Nothing found is believed only when a request whose answer got lost must have taken effect.
     *
     * @throws OutcomeException when it is too early to tell
     */
    public Outcome outcome(Erasing erasing, Delivery delivery) {
        if (erasing.how() != null) {
            return Outcome.erased(erasing.how(), erasing.remarks());
        }
        lookup.notFound(delivery);
        return Outcome.erased("not there", erasing.remarks());
    }

    /**
     * Whether there may be a record whose id is not known, so that it has to be looked for.
     *
     * @param id the id by which the vendor would know such a delivery; null when it makes one of its own
     */
    public static boolean isInDoubt(Delivery delivery, Function<Delivery, String> id) {
        return delivery.vendorId() == null
                && delivery.doubted().stream()
                        .anyMatch(content -> id.apply(Delivery.first(delivery.vendor(), content)) == null);
    }

    /** A step of a look-up: where a person has to decide, that person erases too. */
    public static <T> T asking(Supplier<T> step) {
        try {
            return step.get();
        } catch (UndecidedException e) {
            throw new RejectedException(
                    "Not erased: " + e.what() + ". Look there, and delete by hand what is of this person");
        }
    }

    /**
     * The vendor did not erase. What it refuses, a person has to do.
     *
     * @param failure what the answer means
     * @param record which record it is about, such as "the profile cand-001"
     */
    public static OutcomeException failed(Outcome failure, String record) {
        return new OutcomeException(
                failure instanceof Outcome.Rejected
                        ? new Outcome.Rejected(
                                "Not erased: " + failure.problem() + ". Look there, and delete " + record + " by hand")
                        : failure);
    }
}
