package dev.caravan.delivery;

import static java.util.stream.Collectors.joining;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Candidate.Note;
import dev.caravan.candidate.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A sort of things that a vendor adds anew each time that they are sent, such as notes.
 *
 * @param name what they are called, in the plural: in words and in the memory of a delivery
 * @param given those of a candidate
 * @param content all that makes one of them what it is, as text
 * @param fitting those of a candidate that one request has room for, of some
 * @param former how they were remembered by earlier versions; null when it was never otherwise
 */
public record Additions<T>(
        String name,
        Function<Candidate, List<T>> given,
        Function<T, String> content,
        BiFunction<Candidate, List<T>, List<T>> fitting,
        Former<T> former) {

    /** The name in the memory, and the hash, by which earlier versions remembered one of them. */
    public record Former<T>(String name, Function<T, String> hash) {}

    /** Things of which any number goes with one request. */
    public Additions(String name, Function<Candidate, List<T>> given, Function<T, String> content) {
        this(name, given, content, (candidate, some) -> some, null);
    }

    /** The candidate's notes. */
    public static final Additions<Note> NOTES = new Additions<>("notes", Candidate::notes, Additions::content);

    private static final int BYTES_OF_HASH = 8;

    List<T> of(Candidate candidate) {
        return given.apply(candidate);
    }

    String hash(T one) {
        return hash(content.apply(one));
    }

    /** The hash by which something is remembered. */
    public static String hash(String content) {
        return hash(out -> out.write(content.getBytes(StandardCharsets.UTF_8)));
    }

    /** The hash of what is written there. */
    public static String hash(Written content) {
        try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), Sha256.digest())) {
            content.to(out);
            return HexFormat.of().formatHex(out.getMessageDigest().digest(), 0, BYTES_OF_HASH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that is written piece by piece. */
    public interface Written {
        /** Writes all of it. */
        void to(OutputStream out) throws IOException;
    }

    private static String content(Note note) {
        return Stream.of(note.subject(), note.content(), note.at(), note.author())
                .map(part -> part == null ? "" : part)
                .collect(joining("\0"));
    }
}
