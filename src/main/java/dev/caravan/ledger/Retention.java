package dev.caravan.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jboss.logging.Logger;

/** Forgets what is old, once a minute, in the background: it never takes more than half of the writer's time. */
final class Retention implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Retention.class);

    /** How many steps may find nothing before the search for finished candidates goes on in the next minute. */
    private static final int MOST_IN_VAIN = 40;

    private final Access ledger;
    private final RetentionSettings settings;
    private ScheduledExecutorService timer;
    private volatile boolean closing;

    /** Where the search for finished candidates goes on. */
    private long cursor;

    private boolean failing;

    Retention(Access ledger, RetentionSettings settings) {
        this.ledger = ledger;
        this.settings = settings;
    }

    Retention start() {
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "retention");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::pruneIfPossible, 1, 1, TimeUnit.MINUTES);
        return this;
    }

    @Override
    public void close() {
        closing = true;
        timer.shutdown();
    }

    /** A ledger that is not available is for the next minute; it says so itself. */
    void pruneIfPossible() {
        try {
            prune();
            failing = false;
        } catch (LedgerUnavailableException e) {
            LOG.debug("Nothing is forgotten as long as the ledger is not available", e);
        } catch (RuntimeException | Error e) {
            if (!failing) {
                LOG.error("forgetting what is old failed, and is tried again every minute", e);
            }
            failing = true;
        }
    }

    /** Forgets whatever is old enough now. */
    void prune() {
        long attempts = settings.attempts().map(this::attempts).orElse(0L);
        long candidates = settings.candidates().map(this::candidates).orElse(0L);
        if (attempts + candidates > 0) {
            LOG.infof("retention forgot what is old; attempts=%d candidates=%d", attempts, candidates);
        }
    }

    private long attempts(Duration kept) {
        long forgotten = 0;
        for (int step = -1; step != 0 && !closing; forgotten += step) {
            step = paced((statements, now) -> Pruning.attempts(statements, now.minus(kept)));
        }
        return forgotten;
    }

    private long candidates(Duration kept) {
        Instant before = ledger.read((statements, now) -> now.minus(kept));
        long forgotten = 0;
        for (int inVain = 0; inVain < MOST_IN_VAIN && !closing; ) {
            long from = cursor;
            Pruning.Finished found = ledger.read((statements, now) -> Pruning.finished(statements, from, before));
            if (found.candidates().isEmpty()) {
                inVain++;
            } else {
                forgotten += paced((statements, now) -> Pruning.forget(statements, found.candidates(), before));
            }
            if (found.next() == null) {
                cursor = 0;
                return forgotten;
            }
            cursor = found.next();
        }
        return forgotten;
    }

    /** Waits as long afterwards as the step took. */
    private int paced(Access.Step<Integer> step) {
        long begun = System.nanoTime();
        int changed = ledger.change(step);
        LockSupport.parkNanos(System.nanoTime() - begun);
        return changed;
    }
}
