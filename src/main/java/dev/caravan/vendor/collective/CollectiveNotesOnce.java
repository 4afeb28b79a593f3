package dev.caravan.vendor.collective;

import dev.caravan.candidate.Candidate.Note;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sees to it that a note goes out once: whether Collective adds notes anew each time is not known. Collective can't be
 * asked for a talent, but its answer tells whether there was one. So when the answer to a creation got lost, its notes are
 * held back: "updated" then means that the creation had taken effect, with its notes, and "created" that it had not, and
 * then a second request brings them.
 */
@Named("collectiveNotesOnce")
@Singleton
@Unremovable
@RegisterForReflection
class CollectiveNotesOnce {

    /** Since when there was a doubt when notes were held back for the first time. */
    private static final String HELD_BACK = "notesHeldBack";

    private final boolean everyNoteEachTime;

    /** @param everyNoteEachTime for the case that Collective turns out to replace notes instead of adding them */
    CollectiveNotesOnce(
            @ConfigProperty(name = "caravan.collective.every-note-each-time", defaultValue = "false")
                    boolean everyNoteEachTime) {
        this.everyNoteEachTime = everyNoteEachTime;
    }

    List<Note> toSend(Delivery delivery) {
        return everyNoteEachTime
                ? delivery.candidate().notes()
                : SentOnce.before(delivery).unsent(Additions.NOTES);
    }

    /** Whether notes are to be held back that may have arrived with a creation. */
    public boolean areInDoubt(Delivery delivery) {
        return !everyNoteEachTime
                && delivery.vendorId() == null
                && !SentOnce.before(delivery).inDoubt(Additions.NOTES).isEmpty();
    }

    /** Takes it down: should the answer to the request without them get lost as well, "updated" proves nothing any more. */
    public Delivery hold(Delivery delivery) {
        return isHeld(delivery)
                ? delivery
                : delivery.remembering(SentOnce.before(delivery)
                        .with(HELD_BACK, delivery.doubt().since().toString())
                        .json());
    }

    /** Whether the answer shows that those held back had not arrived. */
    public boolean areMissing(Answer answer, Delivery delivery) {
        return isHeld(delivery)
                && answer.succeeded()
                && answer.text("/userId") != null
                && "created".equals(answer.text("/status"));
    }

    /** The delivery of what was held back, to the talent that has just been created without. */
    public Delivery release(Answer answer, Delivery delivery) {
        return delivery.knownAs(answer.text("/userId"))
                .remembering(SentOnce.before(delivery)
                        .andUnsent(Additions.NOTES)
                        .with(HELD_BACK, null)
                        .json())
                .certain();
    }

    /** The delivery with what the answer tells of the notes in doubt: that they arrived, or did not, or nothing. */
    Delivery inLightOf(Answer answer, Delivery delivery) {
        if (!delivery.uncertain() || delivery.vendorId() != null) {
            return delivery;
        }
        String status = String.valueOf(answer.text("/status"));
        return switch (status) {
            case "created" -> delivery.certain();
            case "updated" ->
                everyRequestHadThem(delivery)
                        ? delivery.remembering(SentOnce.before(delivery)
                                .andArrived(Additions.NOTES)
                                .json())
                        : delivery;
            default -> delivery;
        };
    }

    void remark(Delivery delivery, Remarks remarks) {
        if (!everyNoteEachTime) {
            remarks.inDoubt(SentOnce.before(delivery), Additions.NOTES);
        }
    }

    /** What is known once the delivery has succeeded. */
    static SentOnce delivered(Delivery delivery) {
        return SentOnce.before(delivery).and(Additions.NOTES).with(HELD_BACK, null);
    }

    private static boolean isHeld(Delivery delivery) {
        return delivery.uncertain() && delivery.memory().has(HELD_BACK);
    }

    private static boolean everyRequestHadThem(Delivery delivery) {
        String since = delivery.doubt().since().toString();
        return delivery.doubt().contents().size() == 1
                && since.equals(delivery.memory().path(HELD_BACK).asText(since));
    }
}
