package dev.caravan.intake;

import dev.caravan.ledger.DocumentUse;
import dev.caravan.ledger.ErasedDocuments;
import dev.caravan.ledger.Erasure.Search;
import dev.caravan.ledger.Erasures;
import dev.caravan.ledger.FileSearches;
import dev.caravan.ledger.LedgerUnavailableException;
import dev.caravan.ledger.LookOnly;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Takes people who are erased out of the files that Caravan keeps, in the background. Whatever the ledger wants searched is
 * searched, for all of them in one go, until it has been to the end: a crash costs no more than to begin again.
 */
@Singleton
class ErasedFiles {

    private static final Logger LOG = Logger.getLogger(ErasedFiles.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 1000;

    private final FileSearches searches;
    private final Function<List<Search>, ErasedCopies> copies;
    private final Inboxes inboxes;
    private final Removal removal;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Said said = new Said();
    private Thread thread;

    @Inject
    ErasedFiles(Erasures erasures, DocumentUse use, Inboxes inboxes, Formats formats) {
        this(erasures.files(), wanted -> copies(wanted, erasures.documents(), use), inboxes, formats);
    }

    ErasedFiles(FileSearches searches, Function<List<Search>, ErasedCopies> copies, Inboxes inboxes, Formats formats) {
        this.searches = searches;
        this.copies = copies;
        this.inboxes = inboxes;
        this.removal = new Removal(formats);
    }

    /** What somebody else has too is not taken away. */
    static ErasedCopies copies(List<Search> wanted, ErasedDocuments documents, DocumentUse use) {
        ErasedCopies copies =
                new ErasedCopies(sha256 -> use.unused(List.of(sha256)).isEmpty());
        for (Search search : wanted) {
            Map<String, Long> sizes = documents.of(search.erasureId());
            for (String sha256 : use.unused(sizes.keySet())) {
                copies.add(search.externalId(), sha256, sizes.get(sha256));
            }
        }
        return copies;
    }

    void start(@Observes StartupEvent started, Config config) {
        if (!LookOnly.isAsked(config)) {
            thread = new Thread(this::searchUntilTheEnd, "erased-files");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    /** Before the ledger is closed. */
    void stop(@Observes @Priority(0) ShutdownEvent stopping) throws InterruptedException {
        closing.countDown();
        if (thread != null) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
    }

    private void searchUntilTheEnd() {
        for (Duration pause = Duration.ZERO; !hasToEnd(pause); pause = searchIfPossible()) {
            LOG.trace("looked whether somebody is to be erased from the files");
        }
    }

    /** Returns how long there is nothing to do. */
    private Duration searchIfPossible() {
        try {
            return search() ? Duration.ZERO : POLL;
        } catch (LedgerUnavailableException e) {
            LOG.debug("Nobody is searched for as long as the ledger is not available", e);
        } catch (IOException | RuntimeException e) {
            if (said.isNew(Path.of("."), String.valueOf(e))) {
                LOG.errorf(e, "searching the files for people who are erased failed, and begins again");
            }
        }
        return AFTER_FAILURE;
    }

    /** Searches for all who are wanted now; returns false when nobody is. */
    boolean search() throws IOException {
        List<Search> wanted = searches.searches(AT_ONCE);
        if (wanted.isEmpty()) {
            return false;
        }
        ErasedCopies ofDocuments = copies.apply(wanted);
        if (waitInAnInbox(ofDocuments)) {
            return false;
        }
        ErasedTally tally = new ErasedTally(searches, wanted, () -> hasToEnd(Duration.ZERO));
        try {
            for (InboxFolders inbox : inboxes.all()) {
                awaitClaimed(inbox);
                NamedDocuments named = new NamedDocuments(inbox, removal, ofDocuments, tally);
                new FolderSearch(inbox.done(), Filing.RECEIPT, removal, ofDocuments, named, tally).search();
                new FolderSearch(inbox.refused(), Filing.PROBLEMS, removal, ofDocuments, named, tally).search();
            }
            tally.end();
            said.forget(Path.of("."));
            return true;
        } catch (FolderSearch.InterruptedSearch e) {
            LOG.debug("The search for people who are erased begins again with the next start", e);
            return false;
        }
    }

    /** Whether a copy of a document waits in an inbox for the candidate files around it: it is filed before long. */
    private boolean waitInAnInbox(ErasedCopies copies) throws IOException {
        for (InboxFolders inbox : inboxes.all()) {
            if (copies.waitIn(inbox)) {
                return true;
            }
        }
        return false;
    }

    /** What was claimed before the tombstone stood may have brought the person in, and is not yet where it is searched. */
    private void awaitClaimed(InboxFolders inbox) throws IOException {
        List<Path> claimed = InboxFolders.below(inbox.claimed());
        for (Path file : claimed) {
            while (Files.isRegularFile(file)) {
                if (hasToEnd(POLL)) {
                    throw new FolderSearch.InterruptedSearch();
                }
            }
        }
        Collections.reverse(claimed);
        for (Path folder : claimed) {
            if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                InboxFolders.removeIfEmpty(folder);
            }
        }
    }

    /** Waits so long for the end of the process. */
    private boolean hasToEnd(Duration atMost) {
        try {
            return closing.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
