package dev.caravan.vendor.jarvi;

import static java.util.stream.Collectors.joining;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Note;
import dev.caravan.delivery.Body;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Notes as Jarvi's history entry. By Jarvi's document a request has room for one entry, so several notes become one;
 * the cover letter, for which Jarvi has no field, is one of them.
 */
final class JarviHistory {

    private static final int SUBJECT_AT_MOST = 200;
    private static final String BETWEEN = "\n\n---\n\n";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm ")
            .appendOffset("+HH:MM", "UTC")
            .toFormatter(Locale.ROOT);

    private JarviHistory() {}

    /** All that belongs into the history of that candidate. */
    static List<Note> notes(Candidate candidate) {
        List<Note> notes = new ArrayList<>(candidate.notes());
        if (candidate.coverLetter() != null) {
            notes.add(new Note("Cover letter", candidate.coverLetter(), null, null));
        }
        return notes;
    }

    /** Puts one entry of those notes; none when there are none. */
    static void put(Body body, List<Note> notes) {
        if (notes.size() == 1) {
            Note only = notes.get(0);
            body.put("historyEntrySubject", only.subject() == null ? "Note" : only.subject());
            body.put("historyEntryMessage", under(time(only.at()), only.author(), only.content()));
        } else if (!notes.isEmpty()) {
            body.put("historyEntrySubject", subject(notes));
            body.put(
                    "historyEntryMessage",
                    notes.stream().map(JarviHistory::text).collect(joining(BETWEEN)));
        }
    }

    private static String subject(List<Note> notes) {
        String subjects = notes.stream()
                .map(Note::subject)
                .filter(Objects::nonNull)
                .distinct()
                .collect(joining(", "));
        return subjects.isEmpty() || subjects.length() > SUBJECT_AT_MOST ? notes.size() + " notes" : subjects;
    }

    private static String text(Note note) {
        String subject = note.subject() == null ? "Note" : note.subject();
        String time = time(note.at());
        return under(time == null ? subject : subject + ", " + time, note.author(), note.content());
    }

    private static String under(String what, String author, String content) {
        String heading = Stream.of(what, author).filter(Objects::nonNull).collect(joining(", "));
        return heading.isEmpty() ? content : heading + "\n" + content;
    }

    private static String time(String at) {
        try {
            return at == null ? null : OffsetDateTime.parse(at).format(TIME);
        } catch (DateTimeParseException e) {
            return at;
        }
    }
}
