package dev.caravan.vendor.welcomekit;

import static java.util.stream.Collectors.joining;

import dev.caravan.candidate.Candidate.Note;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.SentOnce;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The candidate's notes. Welcomekit takes one comment, and only when it creates the candidate: what is added to them
 * later can't be sent.
 */
record WelcomekitNotes(List<Note> notes, SentOnce before, boolean isCreation) {

    private static final String NAME = "notes";

    static WelcomekitNotes of(Delivery delivery) {
        return new WelcomekitNotes(
                delivery.candidate().notes(), SentOnce.before(delivery), WelcomekitFields.reference(delivery) == null);
    }

    /** All notes as one comment: each under a line with its subject, time and author, and an empty line between. */
    String comment() {
        return notes.stream().map(WelcomekitNotes::written).collect(joining("\n\n"));
    }

    /** How many of them did not go with this delivery, nor with the creation. */
    int leftOver() {
        return isCreation
                ? 0
                : before.unsent(NAME, notes, WelcomekitNotes::written).size();
    }

    /** What to remember when this has been delivered. */
    String memory() {
        return isCreation ? before.and(NAME, notes, WelcomekitNotes::written).memory() : null;
    }

    private static String written(Note note) {
        String heading = Stream.of(note.subject(), note.at(), note.author())
                .filter(Objects::nonNull)
                .collect(joining(", "));
        return heading.isEmpty() ? note.content() : heading + "\n" + note.content();
    }
}
