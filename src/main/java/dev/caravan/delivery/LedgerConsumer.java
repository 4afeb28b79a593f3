package dev.caravan.delivery;

import dev.caravan.ledger.Claims;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerUnavailableException;
import dev.caravan.ledger.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jboss.logging.Logger;

/**
 * Keeps the vendor's requests under way: one thread claims, ahead of what the workers can take at once; the workers run
 * the route; and what they end with is settled in groups. No thread waits for a time to come: that is the ledger's.
 */
final class LedgerConsumer extends DefaultConsumer {

    private static final Logger LOG = Logger.getLogger(LedgerConsumer.class);

    /** How long deliveries that another node accepted may go unnoticed, and a ledger that has come back. */
    private static final Duration POLL = Duration.ofSeconds(1);

    private final String vendor;
    private final Ledger ledger;
    private final Clock clock;
    private final DeliverySettings settings;
    private final Semaphore bell = new Semaphore(0);
    private final Leases leases;
    private final Settler settler;
    private final VendorWaits waits;
    private VendorGate gate;
    private Deliverer deliverer;
    private ExecutorService workers;
    private Thread claimer;
    private volatile boolean closing;

    LedgerConsumer(LedgerEndpoint endpoint, Processor processor, Ledger ledger, Clock clock) {
        super(endpoint, processor);
        this.vendor = endpoint.vendor();
        this.ledger = ledger;
        this.clock = clock;
        this.settings = endpoint.settings();
        this.leases = new Leases(ledger, clock, settings.lease());
        this.settler = new Settler(ledger, this::settled);
        this.waits = VendorWaits.of(vendor, ledger);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        closing = false;
        gate = VendorGate.of(vendor, settings, ledger, waits, clock.instant());
        deliverer = new Deliverer(this, (LedgerEndpoint) getEndpoint(), gate, settler, clock);
        workers = workers();
        ledger.onDue(vendor, bell::release);
        claimer = new Thread(this::claimWhatIsDue, "claim-" + vendor);
        claimer.start();
    }

    /** Claims no more; what is under way ends, and what has not begun is given back. */
    @Override
    protected void doStop() throws Exception {
        endClaiming();
        claimer.join();
        while (leases.count() > 0 && !Thread.currentThread().isInterrupted()) {
            keepLeases();
            await(POLL);
        }
        workers.shutdown();
        super.doStop();
    }

    /** Nothing is claimed from now on; {@link #doStop} waits for the rest. */
    void endClaiming() {
        closing = true;
        bell.release();
    }

    private ExecutorService workers() {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                settings.concurrency(),
                settings.concurrency(),
                30,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                work -> new Thread(work, "deliver-" + vendor + "-" + number.incrementAndGet()));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    /** Whether what has not begun is to be given back. */
    boolean givesBack() {
        return closing || ledger.isPaused(vendor);
    }

    /** The right to requests outside of any delivery; empty when nothing may leave now. */
    Optional<Permit> admitOne() {
        return givesBack()
                ? Optional.empty()
                : gate.admit(1, clock.instant()).stream().findFirst();
    }

    private void claimWhatIsDue() {
        while (!closing) {
            try {
                await(claimOnce());
            } catch (RuntimeException | Error e) {
                if (!(e.getCause() instanceof LedgerUnavailableException)) {
                    LOG.errorf(e, "claiming failed and is tried again; vendor=%s", vendor);
                }
                await(POLL);
            }
        }
    }

    /** Returns how long nothing needs to be done, unless the bell rings. */
    private Duration claimOnce() {
        waits.write();
        leases.renew();
        int room = 2 * settings.concurrency() - leases.count();
        if (room < settings.concurrency()) {
            return POLL;
        }
        Instant now = clock.instant();
        List<Permit> permits = gate.admit(room, now);
        if (permits.isEmpty()) {
            return gate.opensAt(now).map(this::until).orElse(POLL);
        }
        Claims claims = claim(permits);
        if (claims.leaveNothingDue(clock.instant()) && !ledger.isPaused(vendor)) {
            gate.idle();
        }
        for (int i = 0; i < claims.claims().size(); i++) {
            deliverer.begin(leases.take(claims.claims().get(i), now, permits.get(i)), workers);
        }
        return claims.nextDue() == null ? POLL : until(claims.nextDue());
    }

    /** Hands back the permits that nothing was found for. */
    private Claims claim(List<Permit> permits) {
        int used = 0;
        try {
            Claims claims = ledger.claim(vendor, permits.size(), settings.lease(), leases.fences())
                    .join();
            used = claims.claims().size();
            return claims;
        } finally {
            Instant now = clock.instant();
            permits.subList(used, permits.size()).forEach(permit -> permit.end(now));
        }
    }

    private void keepLeases() {
        try {
            leases.renew();
        } catch (CompletionException e) {
            LOG.debug("The leases are renewed when the ledger can be written again", e);
        }
    }

    private void settled(List<Settlement> group) {
        leases.release(group);
        bell.release();
    }

    private Duration until(Instant time) {
        Duration left = Duration.between(clock.instant(), time);
        return left.isNegative() ? Duration.ZERO : left.compareTo(POLL) < 0 ? left : POLL;
    }

    private void await(Duration atMost) {
        try {
            if (bell.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                bell.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }
}
