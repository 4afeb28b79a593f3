package dev.caravan.vendor.welcomekit;

import static java.util.stream.Collectors.joining;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Note;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The candidate's notes. Welcomekit takes one comment, and only when it creates the candidate: what is added to them
 * later can't be sent.
 */
record WelcomekitNotes(List<Note> notes, SentOnce before, boolean isCreation) {

    private static final Additions<Note> NOTES = new Additions<>("notes", Candidate::notes, WelcomekitNotes::written);

    static WelcomekitNotes of(Delivery delivery) {
        return new WelcomekitNotes(
                delivery.candidate().notes(), SentOnce.before(delivery), WelcomekitFields.reference(delivery) == null);
    }

    /** The delivery of a candidate that turned out to be there, with the notes that its creation brought. */
    static Delivery arrived(Delivery delivery) {
        return delivery.remembering(SentOnce.before(delivery).andArrived(NOTES).json());
    }

    /** All notes as one comment: each under a line with its subject, time and author, and an empty line between. */
    String comment() {
        return notes.stream().map(WelcomekitNotes::written).collect(joining("\n\n"));
    }

    /** How many of them did not go with this delivery, nor with the creation. */
    int leftOver() {
        return isCreation ? 0 : before.unsent(NOTES).size();
    }

    /** Says which of them may have gone with a creation whose answer got lost. */
    void remark(Remarks remarks) {
        int count = isCreation ? 0 : before.inDoubt(NOTES).size();
        remarks.addIf(
                count > 0,
                "Not sent: " + count
                        + " of the notes, which may or may not have arrived with the creation, whose answer"
                        + " got lost; look there. welcomekit takes notes only when it creates a candidate");
    }

    /** What to remember when this has been delivered. */
    SentOnce delivered() {
        return isCreation ? before.and(NOTES).with(WelcomekitJobs.NAME, null) : before;
    }

    private static String written(Note note) {
        String heading = Stream.of(note.subject(), note.at(), note.author())
                .filter(Objects::nonNull)
                .collect(joining(", "));
        return heading.isEmpty() ? note.content() : heading + "\n" + note.content();
    }
}
