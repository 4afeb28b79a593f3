package dev.caravan.delivery;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A search for a candidate in a vendor's list, as far as it has come.
 *
 * @param open the questions that are still to be asked, as queries of a URL
 * @param found the vendor's ids of those who could be the candidate
 * @param made those of them that look as a lost request would have made them
 * @param asked how many questions were answered
 */
public record Search(List<String> open, Set<String> found, Set<String> made, int asked) {

    /** A list that goes on for longer than this heeds no filter, and is not read to its end. */
    private static final int MOST = 10;

    public Search {
        open = List.copyOf(open);
        found = new LinkedHashSet<>(found);
        made = Set.copyOf(made);
    }

    /** A search that begins. */
    public static Search of(Collection<String> queries) {
        return new Search(List.copyOf(queries), Set.of(), Set.of(), 0);
    }

    /** The question to ask now. */
    public String query() {
        return open.get(0);
    }

    /** The question is answered: with those ids, and nothing beyond them. */
    public Search with(Collection<String> ids) {
        return with(ids, List.of());
    }

    /** The question is answered with those ids, and the list goes on: there is a further question to ask. */
    public Search with(Collection<String> ids, String next) {
        return with(ids, List.of(next));
    }

    /** Those of the ids look as a lost request would have made them; others may have been there before. */
    public Search made(Collection<String> ids) {
        Set<String> all = new LinkedHashSet<>(made);
        all.addAll(ids);
        return new Search(open, found, all, asked);
    }

    boolean isOpen() {
        return !open.isEmpty() && asked < MOST;
    }

    /** Whether it was given up, so that there may be others than those found. */
    boolean isIncomplete() {
        return !open.isEmpty() && asked >= MOST;
    }

    private Search with(Collection<String> ids, List<String> next) {
        List<String> left = new ArrayList<>(next);
        left.addAll(open.subList(1, open.size()));
        Set<String> all = new LinkedHashSet<>(found);
        all.addAll(ids);
        return new Search(left, all, made, asked + 1);
    }
}
