package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** How many documents are fetched at a time: in all, and from one host, so that a slow one leaves room for the others. */
final class FetchSlots {

    private static final int IN_ALL = 32;
    private static final int PER_HOST = 6;

    /** Whoever waits holds a worker of a vendor; the ledger can wait longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore all = new Semaphore(IN_ALL, true);

    /** Some hosts share one. */
    private final List<Semaphore> hosts =
            Stream.generate(() -> new Semaphore(PER_HOST, true)).limit(64).toList();

    /** Fetches when there is a slot for it. */
    Content within(String url, Work work) throws FetchException {
        Semaphore host = hosts.get(Math.floorMod(UrlGuard.shown(url).hashCode(), hosts.size()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        acquire(host, end);
        try {
            acquire(all, end);
            try {
                return work.fetch();
            } finally {
                all.release();
            }
        } finally {
            host.release();
        }
    }

    private static void acquire(Semaphore semaphore, long end) throws FetchException {
        try {
            if (!semaphore.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                throw FetchException.passing("Too many documents are being fetched already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FetchException.passing("Caravan is being stopped");
        }
    }

    /** Fetches one document. */
    interface Work {
        Content fetch() throws FetchException;
    }
}
