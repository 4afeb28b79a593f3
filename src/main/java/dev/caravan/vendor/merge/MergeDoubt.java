package dev.caravan.vendor.merge;

import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.SentOnce;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documents in doubt, held against the names that Merge lists. A name proves that they have arrived when nothing else can
 * have brought it: Merge lists it as often as documents may have gone out by it, and had none of it before.
 *
 * @param open the candidate's own in doubt
 * @param gone all that may have gone out, those that the candidate no longer has too; of one document more than once where it
 *     had another number in another revision
 * @param before the names that Merge had before for certain
 * @param there the names that Merge lists, each as often as it does
 */
record MergeDoubt(List<MergeFile> open, Set<MergeFile> gone, Set<String> before, List<String> there) {

    static MergeDoubt of(Delivery delivery, MergeFiles files, List<String> there) {
        SentOnce sent = SentOnce.before(delivery);
        Set<MergeFile> gone = delivery.doubted().stream()
                .flatMap(content -> files.sort().given().apply(content).stream())
                .filter(file -> !sent.wasDelivered(files.sort(), file))
                .collect(Collectors.toSet());
        Set<String> before = gone.stream()
                .filter(file -> sent.wasDelivered(files.names(), file))
                .map(MergeFile::name)
                .collect(Collectors.toSet());
        return new MergeDoubt(sent.inDoubt(files.sort()), gone, before, there);
    }

    /** Those that have arrived, as far as their names tell. */
    List<MergeFile> listed() {
        return open.stream()
                .filter(file -> names(file).anyMatch(there::contains))
                .toList();
    }

    /** Those of the listed whose names prove nothing. */
    List<MergeFile> unclear() {
        return listed().stream()
                .filter(file -> names(file).noneMatch(this::isProof))
                .toList();
    }

    /** Whether none is left that Merge does not list. */
    boolean isOver() {
        return listed().size() == open.size();
    }

    /** By which the document may have gone out. */
    private Stream<String> names(MergeFile file) {
        return gone.stream()
                .filter(one -> one.identity().equals(file.identity()))
                .map(MergeFile::name);
    }

    private boolean isProof(String name) {
        long claims = gone.stream()
                .filter(file -> file.name().equals(name))
                .map(MergeFile::identity)
                .distinct()
                .count();
        return !before.contains(name) && Collections.frequency(there, name) >= claims;
    }
}
