package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.candidate.Candidate;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * For what a vendor adds anew each time that it is sent: it goes out once. What was delivered is not sent again with a
 * later update, and what may have arrived with a request whose answer got lost is not either. Short hashes of it are the
 * delivery's memory, such as {@code {"notes":["0b5c…"]}}; what a candidate no longer has is remembered too, because the
 * vendor still has it.
 */
public final class SentOnce {

    private final Candidate candidate;
    private final List<Candidate> doubted;
    private final ObjectNode memory;

    private SentOnce(Candidate candidate, List<Candidate> doubted, ObjectNode memory) {
        this.candidate = candidate;
        this.doubted = doubted;
        this.memory = memory;
    }

    /** What was delivered before, and what may have been. */
    public static SentOnce before(Delivery delivery) {
        return new SentOnce(
                delivery.candidate(),
                delivery.uncertain() ? delivery.doubt().contents() : List.of(),
                delivery.memory() instanceof ObjectNode known
                        ? known.deepCopy()
                        : JsonNodeFactory.instance.objectNode());
    }

    /** The candidate's that are to be sent: neither delivered before, nor part of anything in doubt. */
    public <T> List<T> unsent(Additions<T> additions) {
        Set<String> known = delivered(additions);
        known.addAll(inAny(additions));
        if (known.isEmpty()) {
            return List.copyOf(additions.of(candidate));
        }
        return additions.of(candidate).stream()
                .filter(one -> !known.contains(additions.hash(one)))
                .toList();
    }

    /** The candidate's of which nobody knows: part of something in doubt, and not known to have been delivered. */
    public <T> List<T> inDoubt(Additions<T> additions) {
        Set<String> unknown = inAny(additions);
        if (unknown.isEmpty()) {
            return List.of();
        }
        unknown.removeAll(delivered(additions));
        return additions.of(candidate).stream()
                .filter(one -> unknown.contains(additions.hash(one)))
                .toList();
    }

    /** Adds those that have been delivered now, and those in doubt, which are not sent again either. */
    public <T> SentOnce and(Additions<T> additions) {
        return add(additions, additions.hashes(candidate)).add(additions, inAny(additions));
    }

    /** Adds those that have been delivered now, and nothing that was in doubt before. */
    public <T> SentOnce andUnsent(Additions<T> additions) {
        return add(additions, unsent(additions).stream().map(additions::hash).toList());
    }

    /** Adds what something in doubt has brought, now that it is known that one of the contents in doubt is there. */
    public <T> SentOnce andArrived(Additions<T> additions) {
        Set<String> inEach = inAny(additions);
        doubted.forEach(content -> inEach.retainAll(additions.hashes(content)));
        return add(additions, inEach);
    }

    /** Remembers one more thing, in place of what was remembered under that name before; null for nothing any more. */
    public SentOnce with(String name, String value) {
        if (value == null) {
            memory.remove(name);
        } else {
            memory.put(name, value);
        }
        return this;
    }

    /** What {@link Outcome.Delivered#memory()} is to be; null when there is nothing to remember. */
    public String memory() {
        return memory.isEmpty() ? null : memory.toString();
    }

    /** What {@link Delivery#memory()} is to be for the rest of the attempt. */
    public JsonNode json() {
        return memory.isEmpty() ? MissingNode.getInstance() : memory.deepCopy();
    }

    private SentOnce add(Additions<?> additions, Collection<String> hashes) {
        Set<String> all = delivered(additions);
        all.addAll(hashes);
        if (!all.isEmpty()) {
            all.forEach(memory.putArray(additions.name())::add);
        }
        return this;
    }

    private Set<String> delivered(Additions<?> additions) {
        Set<String> hashes = new LinkedHashSet<>();
        memory.path(additions.name()).forEach(hash -> hashes.add(hash.asText()));
        return hashes;
    }

    private Set<String> inAny(Additions<?> additions) {
        Set<String> hashes = new LinkedHashSet<>();
        doubted.forEach(content -> hashes.addAll(additions.hashes(content)));
        return hashes;
    }
}
