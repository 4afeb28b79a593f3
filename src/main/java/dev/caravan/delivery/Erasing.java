package dev.caravan.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The erasure of one person at a vendor, as far as it has come. A vendor may have the person under several ids: one that
 * is known, and those that are in doubt.
 *
 * @param open the vendor's ids that are still to be erased
 * @param how what was done to those that were there, in one word; null as long as none was
 * @param remarks what a person should know of it
 */
public record Erasing(List<String> open, String how, List<String> remarks) {

    public Erasing {
        open = List.copyOf(open);
        remarks = List.copyOf(remarks);
    }

    /** An erasure that begins. Without any id it has ended: nothing is there. */
    public static Erasing of(Collection<String> ids) {
        return new Erasing(List.copyOf(ids), null, List.of());
    }

    /**
     * The erasure of all that the vendor has of the candidate, or may have, as far as its ids are known.
     *
     * @param id the id by which the vendor would know such a delivery; null when it makes one of its own
     */
    public static Erasing of(Delivery delivery, Function<Delivery, String> id) {
        Stream<String> doubted =
                delivery.doubted().stream().map(content -> id.apply(Delivery.first(delivery.vendor(), content)));
        List<String> ids = Stream.concat(Stream.ofNullable(delivery.vendorId()), doubted)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return of(ids.isEmpty() ? Stream.ofNullable(id.apply(delivery)).toList() : ids);
    }

    /** The same, and what the vendor turned out to have by an id that was not known. */
    Erasing and(Delivery found) {
        List<String> all = new ArrayList<>(open);
        if (found.vendorId() != null && !open.contains(found.vendorId())) {
            all.add(found.vendorId());
        }
        return new Erasing(all, how, remarks);
    }

    /** The id to erase now. */
    public String id() {
        return open.get(0);
    }

    /** The same as one segment of a path. */
    public String segment() {
        return PathSegment.of(id());
    }

    /** The id is erased, in the way that this word says. */
    public Erasing done(String how, String... remarks) {
        return next(how, remarks);
    }

    /** There is nothing under the id. */
    public Erasing notThere(String... remarks) {
        return next(how, remarks);
    }

    boolean isOpen() {
        return !open.isEmpty();
    }

    private Erasing next(String how, String... more) {
        List<String> all = new ArrayList<>(remarks);
        all.addAll(List.of(more));
        return new Erasing(open.subList(1, open.size()), how, all);
    }
}
