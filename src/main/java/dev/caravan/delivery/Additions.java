package dev.caravan.delivery;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Note;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A sort of things that a vendor adds anew each time that they are sent, such as notes.
 *
 * @param name what they are called, in the plural: in words and in the memory of a delivery
 * @param given those of a candidate
 * @param content all that makes one of them what it is, as text
 */
public record Additions<T>(String name, Function<Candidate, List<T>> given, Function<T, String> content) {

    /** The candidate's notes. */
    public static final Additions<Note> NOTES = new Additions<>("notes", Candidate::notes, Additions::content);

    private static final int BYTES_OF_HASH = 8;

    List<T> of(Candidate candidate) {
        return given.apply(candidate);
    }

    Set<String> hashes(Candidate candidate) {
        return of(candidate).stream().map(this::hash).collect(toCollection(LinkedHashSet::new));
    }

    String hash(T one) {
        try {
            byte[] text = content.apply(one).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static String content(Note note) {
        return Stream.of(note.subject(), note.content(), note.at(), note.author())
                .map(part -> part == null ? "" : part)
                .collect(joining("\0"));
    }
}
