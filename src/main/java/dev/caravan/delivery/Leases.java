package dev.caravan.delivery;

import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The leases that this node holds for one vendor. They are renewed while their deliveries wait for a worker or for an
 * answer, so that nothing runs out, and is taken for uncertain, only because there is much to do.
 */
final class Leases {

    private final Ledger ledger;
    private final Clock clock;
    private final Duration length;
    private final Map<Long, Lease> held = new ConcurrentHashMap<>();

    Leases(Ledger ledger, Clock clock, Duration length) {
        this.ledger = ledger;
        this.clock = clock;
        this.length = length;
    }

    /**
     * A lease that was claimed at that time, by this node's clock.
     *
     * @param permit the right to the attempt that it was claimed for
     */
    Lease take(Claim claim, Instant claimedAt, Permit permit) {
        Lease lease = new Lease(claim, claimedAt.plus(length), permit);
        held.put(claim.deliveryId(), lease);
        return lease;
    }

    /** What became of these deliveries is committed. */
    void release(Collection<Settlement> settled) {
        settled.forEach(settlement -> release(settlement.claim()));
    }

    /** Only this very lease: the same delivery may be leased anew already. */
    private void release(Claim claim) {
        held.computeIfPresent(claim.deliveryId(), (id, lease) -> lease.claim.fence() == claim.fence() ? null : lease);
    }

    /** The fencing token of each delivery that is held. */
    Map<Long, Long> fences() {
        return held.values().stream()
                .collect(Collectors.toMap(lease -> lease.claim.deliveryId(), lease -> lease.claim.fence()));
    }

    int count() {
        return held.size();
    }

    /** Renews what has used up a third of its time; throws what {@link Ledger#renew} fails with. */
    void renew() {
        Instant now = clock.instant();
        Instant soon = now.plus(length.multipliedBy(2).dividedBy(3));
        List<Lease> due = held.values().stream()
                .filter(lease -> lease.ends.isBefore(soon))
                .toList();
        if (due.isEmpty()) {
            return;
        }
        Set<Long> renewed =
                ledger.renew(due.stream().map(Lease::claim).toList(), length).join();
        due.stream()
                .filter(lease -> renewed.contains(lease.claim.deliveryId()))
                .forEach(lease -> lease.ends = now.plus(length));
    }

    /** The right to deliver one claim, until a time by this node's clock. */
    static final class Lease {
        private final Claim claim;
        private final Permit permit;
        private volatile Instant ends;

        Lease(Claim claim, Instant ends, Permit permit) {
            this.claim = claim;
            this.ends = ends;
            this.permit = permit;
        }

        Permit permit() {
            return permit;
        }

        Claim claim() {
            return claim;
        }

        /** How long it is sure to last. */
        Duration left(Instant now) {
            return Duration.between(now, ends);
        }
    }
}
