package dev.caravan.delivery;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.candidate.Candidate.Note;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * For what a vendor adds anew each time that it is sent, such as notes: what was delivered once is not sent again with a
 * later update. Short hashes of it are the delivery's memory, such as {@code {"notes":["0b5c…"]}}; what a candidate no
 * longer has is remembered too, because the vendor still has it.
 */
public final class SentOnce {

    private static final String NOTES = "notes";
    private static final int BYTES_OF_HASH = 8;

    private final ObjectNode memory;

    private SentOnce(ObjectNode memory) {
        this.memory = memory;
    }

    /** What was delivered before. */
    public static SentOnce before(Delivery delivery) {
        return new SentOnce(
                delivery.memory() instanceof ObjectNode known
                        ? known.deepCopy()
                        : JsonNodeFactory.instance.objectNode());
    }

    /**
     * The items that were not delivered before.
     *
     * @param name what they are called in the memory
     * @param content all that makes an item what it is, as text
     */
    public <T> List<T> unsent(String name, Collection<T> items, Function<T, String> content) {
        Set<String> sent = hashes(name);
        return sent.isEmpty()
                ? List.copyOf(items)
                : items.stream()
                        .filter(item -> !sent.contains(hash(content.apply(item))))
                        .toList();
    }

    /** The notes that were not delivered before. */
    public List<Note> unsentNotes(Collection<Note> notes) {
        return unsent(NOTES, notes, SentOnce::content);
    }

    /** Adds items that have been delivered now. */
    public <T> SentOnce and(String name, Collection<T> items, Function<T, String> content) {
        Set<String> sent = hashes(name);
        items.forEach(item -> sent.add(hash(content.apply(item))));
        if (!sent.isEmpty()) {
            sent.forEach(memory.putArray(name)::add);
        }
        return this;
    }

    /** Adds notes that have been delivered now. */
    public SentOnce andNotes(Collection<Note> notes) {
        return and(NOTES, notes, SentOnce::content);
    }

    /** Remembers one more thing, in place of what was remembered under that name before. */
    public SentOnce with(String name, String value) {
        memory.put(name, value);
        return this;
    }

    /** What {@link Outcome.Delivered#memory()} is to be; null when there is nothing to remember. */
    public String memory() {
        return memory.isEmpty() ? null : memory.toString();
    }

    private Set<String> hashes(String name) {
        Set<String> hashes = new LinkedHashSet<>();
        for (JsonNode hash : memory.path(name)) {
            hashes.add(hash.asText());
        }
        return hashes;
    }

    private static String content(Note note) {
        return Stream.of(note.subject(), note.content(), note.at(), note.author())
                .map(part -> part == null ? "" : part)
                .collect(joining("\0"));
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES_OF_HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
