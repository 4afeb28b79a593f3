package dev.caravan.delivery;

import static java.util.stream.Collectors.toCollection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Delivery.Doubt;
import java.util.ArrayList;
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
    private final LostCargo lost;
    private final ObjectNode memory;

    private SentOnce(Candidate candidate, Doubt doubt, ObjectNode memory) {
        this.candidate = candidate;
        this.lost = new LostCargo(doubt, this::hashesWith);
        this.memory = memory;
    }

    /** What was delivered before, and what may have been. */
    public static SentOnce before(Delivery delivery) {
        return new SentOnce(
                delivery.candidate(),
                delivery.doubt(),
                delivery.memory() instanceof ObjectNode known
                        ? known.deepCopy()
                        : JsonNodeFactory.instance.objectNode());
    }

    /** The candidate's that are to be sent: neither delivered before, nor part of anything in doubt. */
    public <T> List<T> unsent(Additions<T> additions) {
        return additions.fitting().apply(candidate, notSent(additions));
    }

    /** The candidate's that are to be sent, and for which one request has no room beside the others. */
    public <T> List<T> withoutRoom(Additions<T> additions) {
        List<T> open = notSent(additions);
        List<T> without = new ArrayList<>(open);
        without.removeAll(additions.fitting().apply(candidate, open));
        return without;
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

    /** Whether one like it was delivered before, for certain. */
    public <T> boolean wasDelivered(Additions<T> additions, T one) {
        return delivered(additions).contains(additions.hash(one));
    }

    /** Adds those that have been delivered now, and those in doubt, which are not sent again either. */
    public <T> SentOnce and(Additions<T> additions) {
        Set<String> now = hashesOfUnsent(additions);
        Set<String> unknown = inAny(additions);
        Set<String> all = hashes(additions, additions.of(candidate));
        all.retainAll(union(List.of(delivered(additions), now, unknown)));
        return add(additions, all).add(additions, unknown);
    }

    /** Adds those that have been delivered now, and nothing that was in doubt before. */
    public <T> SentOnce andUnsent(Additions<T> additions) {
        return add(additions, hashesOfUnsent(additions));
    }

    /** Adds one that has been delivered now. */
    public <T> SentOnce and(Additions<T> additions, T one) {
        return add(additions, List.of(additions.hash(one)));
    }

    /** Adds those in doubt, which are not sent again. */
    public <T> SentOnce andDoubted(Additions<T> additions) {
        return add(additions, inAny(additions));
    }

    /** Adds what something in doubt has brought, now that it is known that one of the contents in doubt is there. */
    public <T> SentOnce andArrived(Additions<T> additions) {
        Set<String> inEach = inAny(additions);
        lost.of(additions).forEach(inEach::retainAll);
        return add(additions, inEach);
    }

    /** What of all these the request brings that is about to leave, beside what those in doubt have brought. */
    public Cargo cargo(Additions<?>... sorts) {
        return new Cargo(lost.json(sorts), Cargo.load(this::hashesOfUnsent, sorts));
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

    private <T> List<T> notSent(Additions<T> additions) {
        Set<String> known = union(List.of(delivered(additions), inAny(additions)));
        return without(additions, additions.of(candidate), known);
    }

    /** What went out with that content: what was delivered before did not. */
    private <T> List<T> sentWith(Candidate content, Additions<T> additions) {
        return additions.fitting().apply(content, without(additions, additions.of(content), delivered(additions)));
    }

    /** No content is hashed as long as nothing is known to compare it with. */
    private <T> List<T> without(Additions<T> additions, List<T> some, Set<String> known) {
        Set<String> formerly = additions.former() == null
                ? Set.of()
                : remembered(additions.former().name());
        return some.stream()
                .filter(one -> known.isEmpty() || !known.contains(additions.hash(one)))
                .filter(one -> formerly.isEmpty()
                        || !formerly.contains(additions.former().hash().apply(one)))
                .toList();
    }

    private Set<String> delivered(Additions<?> additions) {
        return remembered(additions.name());
    }

    private Set<String> remembered(String name) {
        return LostCargo.hashes(memory.path(name));
    }

    private Set<String> inAny(Additions<?> additions) {
        return union(lost.of(additions));
    }

    private <T> Set<String> hashesOfUnsent(Additions<T> additions) {
        return hashes(additions, unsent(additions));
    }

    private <T> Set<String> hashesWith(Candidate content, Additions<T> additions) {
        return hashes(additions, sentWith(content, additions));
    }

    private static <T> Set<String> hashes(Additions<T> additions, List<T> some) {
        return some.stream().map(additions::hash).collect(toCollection(LinkedHashSet::new));
    }

    private static Set<String> union(List<Set<String>> sets) {
        return sets.stream().flatMap(Set::stream).collect(toCollection(LinkedHashSet::new));
    }
}
