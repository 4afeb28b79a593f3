package dev.caravan.intake;

import dev.caravan.ledger.Erasure.Search;
import dev.caravan.ledger.FileSearches;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Takes down, for the certificates, what a search finds; and keeps it from taking more than half of a core. */
final class ErasedTally implements FolderSearch.Finds {

    private static final int STEP = 500;
    private static final String NAMED = ": a record of the person named it, and it may be somebody else's";

    private final FileSearches searches;
    private final BooleanSupplier hasToEnd;
    private final Map<String, Search> wanted = new LinkedHashMap<>();
    private final Map<String, List<String>> left = new LinkedHashMap<>();
    private long looked;
    private long begun = System.nanoTime();

    ErasedTally(FileSearches searches, List<Search> wanted, BooleanSupplier hasToEnd) {
        this.searches = searches;
        this.hasToEnd = hasToEnd;
        for (Search search : wanted) {
            this.wanted.put(search.externalId(), search);
            this.left.put(search.externalId(), new ArrayList<>(namedBefore(search)));
        }
    }

    @Override
    public Set<String> ids() {
        return Set.copyOf(wanted.keySet());
    }

    @Override
    public void looked() throws FolderSearch.InterruptedSearch {
        looked++;
        if (hasToEnd.getAsBoolean()) {
            throw new FolderSearch.InterruptedSearch();
        }
        if (looked == STEP) {
            tell();
            LockSupport.parkNanos(System.nanoTime() - begun);
            begun = System.nanoTime();
        }
    }

    @Override
    public void deleted(Set<String> ids) {
        ids.forEach(id -> searches.looked(wanted.get(id).erasureId(), 0, 1, 0));
    }

    @Override
    public void rewritten(Set<String> ids) {
        ids.forEach(id -> searches.looked(wanted.get(id).erasureId(), 0, 0, 1));
    }

    /** What an earlier search was led to, as long as it is there: the record that named it is gone. */
    private static List<String> namedBefore(Search search) {
        return search.left().stream()
                .filter(left -> left.endsWith(NAMED))
                .filter(left -> Files.exists(Path.of(left.substring(0, left.length() - NAMED.length()))))
                .toList();
    }

    @Override
    public void named(Set<String> ids, Path document) {
        String told = Said.printable(document) + NAMED;
        ids.stream().filter(id -> !left.get(id).contains(told)).forEach(id -> {
            left.get(id).add(told);
            searches.left(wanted.get(id), left.get(id));
        });
    }

    @Override
    public void left(Set<String> ids, Path file, String why) {
        ids.forEach(id -> left.get(id).add(Said.printable(file) + ": " + why));
    }

    /** The search has been to the end. */
    void end() {
        tell();
        wanted.forEach((id, search) -> searches.searched(search, left.get(id)));
    }

    private void tell() {
        wanted.values().forEach(search -> searches.looked(search.erasureId(), looked, 0, 0));
        looked = 0;
    }
}
