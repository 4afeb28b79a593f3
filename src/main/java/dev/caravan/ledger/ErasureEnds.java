package dev.caravan.ledger;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Ends erasures, in the background, when nothing is left to do for them. The ledger is written anew for that, so a large one
 * waits for the next, that it is never busy with itself for more than a twentieth of the time.
 */
final class ErasureEnds implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ErasureEnds.class);
    private static final long POLL_MILLIS = 500;
    private static final int REST = 20;

    private final Erasures erasures;
    private final ScheduledExecutorService timer;
    private boolean failing;
    private long notBefore = System.nanoTime();

    ErasureEnds(Erasures erasures) {
        this.erasures = erasures;
        this.timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "erasure-ends");
            thread.setDaemon(true);
            return thread;
        });
    }

    ErasureEnds start() {
        timer.scheduleWithFixedDelay(this::sealIfPossible, POLL_MILLIS, POLL_MILLIS, TimeUnit.MILLISECONDS);
        return this;
    }

    @Override
    public void close() {
        timer.shutdown();
    }

    /** A ledger that is not available is for the next time; it says so itself. */
    private void sealIfPossible() {
        long begun = System.nanoTime();
        if (begun < notBefore) {
            return;
        }
        try {
            erasures.seal();
            failing = false;
        } catch (LedgerUnavailableException e) {
            LOG.debug("No erasure ends as long as the ledger is not available", e);
        } catch (RuntimeException | Error e) {
            if (!failing) {
                LOG.error("ending erasures failed, and is tried again", e);
            }
            failing = true;
        } finally {
            long ended = System.nanoTime();
            notBefore = ended + REST * (ended - begun);
        }
    }
}
