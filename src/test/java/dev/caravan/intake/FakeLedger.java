package dev.caravan.intake;

import dev.caravan.ledger.Acceptance;
import dev.caravan.ledger.Addressed;
import dev.caravan.ledger.LedgerUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Keeps in memory what a ledger would keep on the disk, and can be out of order. */
final class FakeLedger implements Function<List<Addressed>, CompletableFuture<List<Acceptance>>> {

    private final Map<String, String> hashes = new HashMap<>();
    private final Map<String, Long> revisions = new HashMap<>();
    private final Map<String, Set<String>> vendors = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();
    private final List<Integer> batches = new ArrayList<>();
    private final List<String> order = new ArrayList<>();
    private boolean available = true;

    @Override
    public synchronized CompletableFuture<List<Acceptance>> apply(List<Addressed> candidates) {
        if (!available) {
            return CompletableFuture.failedFuture(new LedgerUnavailableException("the disk is full", null));
        }
        batches.add(candidates.size());
        return CompletableFuture.completedFuture(
                candidates.stream().map(this::accept).toList());
    }

    private Acceptance accept(Addressed addressed) {
        String id = addressed.candidate().externalId();
        String hash = addressed.candidate().hash();
        order.add(id);
        contents.put(id, addressed.candidate().json());
        vendors.put(id, addressed.vendors());
        if (hash.equals(hashes.put(id, hash))) {
            return new Acceptance(id, revisions.get(id), Acceptance.Status.UNCHANGED);
        }
        return new Acceptance(id, revisions.merge(id, 1L, Long::sum), Acceptance.Status.ACCEPTED);
    }

    synchronized void clear() {
        hashes.clear();
        revisions.clear();
        available = true;
    }

    synchronized void setAvailable(boolean available) {
        this.available = available;
    }

    synchronized long revision(String externalId) {
        return revisions.getOrDefault(externalId, 0L);
    }

    /** The newest content, in canonical JSON. */
    synchronized String content(String externalId) {
        return contents.get(externalId);
    }

    synchronized Set<String> ids() {
        return Set.copyOf(revisions.keySet());
    }

    synchronized Set<String> vendorsOf(String externalId) {
        return vendors.get(externalId);
    }

    synchronized List<Integer> batches() {
        return List.copyOf(batches);
    }

    synchronized List<String> order() {
        return List.copyOf(order);
    }
}
