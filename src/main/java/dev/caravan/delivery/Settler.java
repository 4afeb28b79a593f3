package dev.caravan.delivery;

import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.Settlement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hands outcomes to the ledger in groups: while one group is being committed, the next gathers. What the ledger can't
 * take stays here and is handed over again; should the process end before, the leases run out and say so.
 */
final class Settler {

    private static final long RETRY_MILLIS = 500;

    private final Ledger ledger;
    private final Consumer<List<Settlement>> whenSettled;
    private List<Settlement> gathered = new ArrayList<>();
    private boolean underWay;

    /** One by one after a failure: what can't be taken down must not hold up the rest. */
    private volatile int most = Integer.MAX_VALUE;

    /** @param whenSettled is told what was committed */
    Settler(Ledger ledger, Consumer<List<Settlement>> whenSettled) {
        this.ledger = ledger;
        this.whenSettled = whenSettled;
    }

    void add(Settlement settlement) {
        synchronized (this) {
            gathered.add(settlement);
            if (underWay) {
                return;
            }
            underWay = true;
        }
        handOver();
    }

    private void handOver() {
        List<Settlement> group;
        synchronized (this) {
            group = new ArrayList<>(gathered.subList(0, Math.min(most, gathered.size())));
            gathered = new ArrayList<>(gathered.subList(group.size(), gathered.size()));
            if (group.isEmpty()) {
                underWay = false;
                return;
            }
        }
        ledger.settle(group).whenComplete((done, failure) -> {
            if (failure == null) {
                most = Integer.MAX_VALUE;
                whenSettled.accept(group);
                handOver();
            } else {
                keep(group);
                most = 1;
                CompletableFuture.delayedExecutor(RETRY_MILLIS, TimeUnit.MILLISECONDS)
                        .execute(this::handOver);
            }
        });
    }

    private synchronized void keep(List<Settlement> group) {
        gathered.addAll(group);
    }
}
