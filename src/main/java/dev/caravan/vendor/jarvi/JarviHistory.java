package dev.caravan.vendor.jarvi;

import static java.util.stream.Collectors.joining;

import dev.caravan.candidate.Candidate.Note;
import dev.caravan.delivery.Body;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Notes as Jarvi's history entry. By Jarvi's document a request has room for one entry: one note is sent as it is,
 * several become one, each under its subject, time and author.
 */
final class JarviHistory {

    private static final int SUBJECT_AT_MOST = 200;
    private static final String BETWEEN = "\n\n---\n\n";
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm ")
            .appendOffset("+HH:MM", "UTC")
            .toFormatter(Locale.ROOT);

    private JarviHistory() {}

    /** Puts one entry of those notes; none when there are none. */
    static void put(Body body, List<Note> notes) {
        if (notes.size() == 1) {
            Note only = notes.get(0);
            body.put("historyEntrySubject", only.subject() == null ? "Note" : only.subject());
            body.put("historyEntryMessage", only.content());
        } else if (!notes.isEmpty()) {
            body.put("historyEntrySubject", subject(notes));
            body.put(
                    "historyEntryMessage",
                    notes.stream().map(JarviHistory::text).collect(joining(BETWEEN)));
        }
    }

    /** Whether there is one note alone that has a time or an author, which the entry has no room for. */
    static boolean leavesBehind(List<Note> notes) {
        return notes.size() == 1 && (notes.get(0).at() != null || notes.get(0).author() != null);
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
        String heading = Stream.of(subject, time(note.at()), note.author())
                .filter(Objects::nonNull)
                .collect(joining(", "));
        return heading + "\n" + note.content();
    }

    private static String time(String at) {
        try {
            return at == null ? null : OffsetDateTime.parse(at).format(TIME);
        } catch (DateTimeParseException e) {
            return at;
        }
    }
}
