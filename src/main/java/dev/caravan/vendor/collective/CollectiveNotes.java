package dev.caravan.vendor.collective;

import static java.util.stream.Collectors.joining;

import dev.caravan.candidate.Candidate.Note;
import dev.caravan.delivery.Body;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Notes as Collective takes them: content, timestamp, and the author by e-mail address. What it has no field for, the
 * subject and an author who is no address, stands above the content.
 */
final class CollectiveNotes {

    private static final Pattern ADDRESS = Pattern.compile("[\\w.%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}");

    private CollectiveNotes() {}

    static Body body(Note note) {
        boolean byAddress =
                note.author() != null && ADDRESS.matcher(note.author()).matches();
        String heading = Stream.of(note.subject(), byAddress ? null : note.author())
                .filter(Objects::nonNull)
                .collect(joining(", "));
        return Body.empty()
                .put("content", heading.isEmpty() ? note.content() : heading + "\n" + note.content())
                .put("timestamp", timestamp(note.at()))
                .put("email", byAddress ? note.author() : null);
    }

    /** RFC 3339 allows small letters and a space between date and time; the vendor's document shows neither. */
    private static String timestamp(String at) {
        return at == null ? null : at.toUpperCase(Locale.ROOT).replace(' ', 'T');
    }
}
