package dev.caravan.document;

import dev.caravan.ledger.DocumentUse;
import dev.caravan.ledger.LedgerUnavailableException;
import dev.caravan.ledger.LookOnly;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Removes the contents that no candidate has any more, once an hour. A content that is kept is not in use before its candidate
 * is committed; so only what has not been kept, or kept again, for a day may go.
 */
@Singleton
final class DocumentPruning {

    private static final Logger LOG = Logger.getLogger(DocumentPruning.class);
    private static final Duration UNTOUCHED = Duration.ofDays(1);
    private static final int BATCH = 200;

    private final DocumentStore store;
    private final UnaryOperator<List<String>> unused;
    private ScheduledThreadPoolExecutor timer;
    private volatile boolean closing;
    private boolean failing;

    @Inject
    DocumentPruning(Documents documents, DocumentUse use) {
        this(documents.store(), use::unused);
    }

    /** @param unused those of the contents that nobody uses */
    DocumentPruning(DocumentStore store, UnaryOperator<List<String>> unused) {
        this.store = store;
        this.unused = unused;
    }

    /** Whoever only looks removes nothing: it runs beside one that works here. */
    void start(@Observes StartupEvent started, Config config) {
        if (LookOnly.isAsked(config)) {
            return;
        }
        try {
            store.clean(ProcessHandle.current().info().startInstant().orElse(Instant.MIN));
        } catch (IOException e) {
            LOG.warnf("Half-written documents of an earlier run can't be removed: %s", e.toString());
        }
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "document-pruning");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::pruneIfPossible, 1, 60, TimeUnit.MINUTES);
    }

    void stop(@Observes ShutdownEvent ended) {
        closing = true;
        if (timer != null) {
            timer.shutdown();
        }
    }

    private void pruneIfPossible() {
        try {
            prune(Instant.now().minus(UNTOUCHED));
            failing = false;
        } catch (LedgerUnavailableException e) {
            LOG.debug("No document is removed as long as the ledger is not available", e);
        } catch (IOException | RuntimeException | Error e) {
            if (!failing) {
                LOG.error("removing documents that nobody has failed, and is tried again every hour", e);
            }
            failing = true;
        }
    }

    /** Removes what nobody uses and what was not kept, or kept again, since then. Returns how many went. */
    int prune(Instant before) throws IOException {
        int removed = 0;
        for (Path drawer : store.drawers()) {
            List<String> old = DocumentStore.keptBefore(before, drawer);
            for (int from = 0; from < old.size() && !closing; from += BATCH) {
                for (String sha256 : unused.apply(old.subList(from, Math.min(old.size(), from + BATCH)))) {
                    removed += store.forget(sha256, before) ? 1 : 0;
                }
            }
        }
        if (removed > 0) {
            LOG.infof("documents that nobody has any more were removed; documents=%d", removed);
        }
        return removed;
    }
}
