package dev.caravan.document;

import dev.caravan.ledger.DocumentUse;
import dev.caravan.ledger.ErasedDocuments;
import dev.caravan.ledger.ErasedDocuments.Erased;
import dev.caravan.ledger.Erasures;
import dev.caravan.ledger.LedgerUnavailableException;
import dev.caravan.ledger.LookOnly;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Removes the contents of people who are erased, in the background. One that was kept a moment ago may be that of a candidate
 * who is being taken down at this moment; so it goes some minutes after it was kept last.
 */
@Singleton
final class ErasedContents {

    private static final Logger LOG = Logger.getLogger(ErasedContents.class);
    private static final int POLL_SECONDS = 5;
    private static final int AT_ONCE = 1000;

    private final DocumentStore store;
    private final ErasedDocuments erased;
    private final DocumentUse use;
    private final Duration takenDownBy;
    private ScheduledThreadPoolExecutor timer;
    private boolean failing;

    @Inject
    ErasedContents(
            Documents documents,
            Erasures erasures,
            DocumentUse use,
            @ConfigProperty(name = "caravan.erasure.documents-after", defaultValue = "5m") Duration takenDownBy) {
        this(documents.store(), erasures.documents(), use, takenDownBy);
    }

    /** @param takenDownBy how long after a content was kept its candidate is in the ledger for certain */
    ErasedContents(DocumentStore store, ErasedDocuments erased, DocumentUse use, Duration takenDownBy) {
        this.takenDownBy = takenDownBy;
        this.store = store;
        this.erased = erased;
        this.use = use;
    }

    void start(@Observes StartupEvent started, Config config) {
        if (LookOnly.isAsked(config)) {
            return;
        }
        timer = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "erased-documents");
            thread.setDaemon(true);
            return thread;
        });
        timer.scheduleWithFixedDelay(this::forgetIfPossible, POLL_SECONDS, POLL_SECONDS, TimeUnit.SECONDS);
    }

    void stop(@Observes ShutdownEvent ended) {
        if (timer != null) {
            timer.shutdown();
        }
    }

    private void forgetIfPossible() {
        try {
            forget(Instant.now().minus(takenDownBy));
            failing = false;
        } catch (LedgerUnavailableException e) {
            LOG.debug("No document is erased as long as the ledger is not available", e);
        } catch (IOException | RuntimeException | Error e) {
            if (!failing) {
                LOG.error("removing documents of people who are erased failed, and is tried again", e);
            }
            failing = true;
        }
    }

    /** Removes what nobody else has, unless it was kept, or kept again, since then. */
    void forget(Instant keptBefore) throws IOException {
        for (Erased one : erased.toForget(AT_ONCE)) {
            boolean isOthers = use.unused(List.of(one.sha256())).isEmpty();
            if (isOthers || store.forget(one.sha256(), keptBefore) || !store.has(one.sha256())) {
                erased.gone(one);
            }
        }
    }
}
