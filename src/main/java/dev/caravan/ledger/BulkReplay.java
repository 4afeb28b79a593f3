package dev.caravan.ledger;

import dev.caravan.ledger.Replaying.Replay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Replays whatever a filter means, in small steps. */
final class BulkReplay {

    /** How many deliveries share a transaction. */
    private static final int STEP = 500;

    private final Access ledger;
    private final DeliveryFilter filter;
    private final boolean dryRun;
    private final Pace pace;
    private final Audit.Running audit;
    private final SortedMap<String, SortedMap<String, Long>> counted = new TreeMap<>();
    private long replayed;
    private long withdrawn;

    /** @param audit null when it is a dry run */
    BulkReplay(Access ledger, DeliveryFilter filter, Integer perMinute, Instant start, Audit.Running audit) {
        this.ledger = ledger;
        this.filter = filter.unchangedSince(start);
        this.dryRun = audit == null;
        this.pace = new Pace(start, perMinute);
        this.audit = audit;
    }

    /** What waits comes first, so that nothing is met again after it was made to wait. */
    Replayed run() {
        List<String> vendors = filter.vendors().isEmpty()
                ? ledger.read((statements, now) -> Listing.vendors(statements))
                : List.copyOf(filter.vendors());
        for (String vendor : vendors) {
            filter.states().stream().sorted().forEach(state -> run(filter.only(vendor, state)));
        }
        return new Replayed(dryRun, replayed, counted, withdrawn, pace.last());
    }

    private void run(DeliveryFilter range) {
        for (Long after = 0L; after != null; ) {
            long from = after;
            DeliveryPage page = ledger.read((statements, now) -> Listing.page(statements, range, from, STEP));
            step(page.deliveries());
            after = page.after();
        }
    }

    private void step(List<DeliveryView> found) {
        List<Replay> replays = new ArrayList<>();
        for (DeliveryView delivery : found) {
            if (delivery.withdrawn()) {
                withdrawn++;
            } else {
                replays.add(new Replay(delivery, pace.next(delivery.vendor())));
            }
        }
        if (replays.isEmpty()) {
            return;
        }
        List<DeliveryView> done = dryRun
                ? replays.stream().map(Replay::delivery).toList()
                : ledger.change((statements, now) -> {
                    List<DeliveryView> changed = new Replaying(statements, now).replay(replays);
                    audit.add(statements, changed.size());
                    return changed;
                });
        done.forEach(this::count);
        if (!dryRun) {
            done.stream().map(DeliveryView::vendor).distinct().forEach(ledger::wake);
        }
    }

    private void count(DeliveryView delivery) {
        replayed++;
        counted.computeIfAbsent(delivery.vendor(), vendor -> new TreeMap<>())
                .merge(delivery.state().word(), 1L, Long::sum);
    }
}
