package dev.caravan.intake;

import dev.caravan.intake.BesideFiles.Grace;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The documents that lie in an inbox beside candidate files. A candidate file waits for those that it names; they stay where
 * they are until it is filed, and are filed after it. So a crash at any moment leaves a candidate file with its documents,
 * or documents whose content is kept already.
 */
@Singleton
public final class InboxDocuments {

    private static final Logger LOG = Logger.getLogger(InboxDocuments.class);

    /** Who is waited for comes soon; who waits for a candidate file may do so for this many times longer. */
    private static final int LONGER = 10;

    private static final int REMEMBERED = 50_000;

    private final Gate gate;
    private final DocumentFiling filing;
    private final Clock clock;
    private final Duration settle;
    private final Duration wait;

    private final WaitingFiles waiting;
    private final Map<Path, Ripeness> lying = remembered();
    private final Map<Path, Use> used = remembered();
    private final AtomicLong refused = new AtomicLong();
    private final Set<Path> candidateFiles = ConcurrentHashMap.newKeySet();

    @Inject
    InboxDocuments(
            Gate gate,
            DocumentFiling filing,
            Clock clock,
            @ConfigProperty(name = "caravan.inbox.settle", defaultValue = "5s") Duration settle,
            @ConfigProperty(name = "caravan.inbox.document-wait", defaultValue = "1m") Duration wait) {
        this.gate = gate;
        this.waiting = new WaitingFiles(gate, clock);
        this.filing = filing;
        this.clock = clock;
        this.settle = settle;
        this.wait = wait;
    }

    /** What lies beside a candidate file, which was first seen whole when this is first called for its claim. */
    BesideFiles beside(Path candidateFile, String claim) {
        WaitingFiles.Waiting one = waiting.of(claim, candidateFile);
        boolean isOver = !clock.instant().isBefore(one.since().plus(wait));
        return new BesideFiles(candidateFile.getParent(), this::isStill, new Grace(wait, isOver, one::want));
    }

    /** The candidate file is filed; now its documents may be. */
    void filed(ClaimedFile candidateFile) {
        candidateFile.enclosures().named().forEach((path, refused) -> {
            try {
                if (candidateFile.enclosures().isAsFound(path)) {
                    used.put(path, new Use(FileStamp.of(path), refused, clock.instant()));
                }
            } catch (IOException gone) {
                LOG.debugf(gone, "A document went away by itself");
            }
        });
        waiting.forget(candidateFile.claim());
        candidateFiles.remove(candidateFile.dropped());
    }

    /** A file lies there that may be one with candidates: documents stay as long as it has not been read. */
    void candidateFile(Path file) {
        if (!lying.containsKey(file)) {
            candidateFiles.add(file);
        }
    }

    /** Whether a candidate file waits for this very file: whatever it is, it is not taken for another candidate file. */
    boolean isWanted(Path file) {
        return waiting.isWanted(file);
    }

    /** Whether the file has come in as a document: whatever it is, it is not taken for a candidate file afterwards. */
    boolean isUsed(Path file, FileStamp stamp) {
        Use use = used.get(file);
        return use != null && use.stamp().hasContentOf(stamp);
    }

    /** The file can't be read as one with candidates, so that no document waits for it. */
    void notACandidateFile(Path file) {
        candidateFiles.remove(file);
    }

    /** Looks after a document: it is filed when it has been used, or when nobody has named it for long. */
    void attend(InboxFolders inbox, Path file, FileStamp stamp) throws IOException {
        candidateFiles.remove(file);
        Instant now = clock.instant();
        Instant seen = ripeness(file, stamp).seen();
        Use use = isUsed(file, stamp) ? used.get(file) : null;
        Instant due =
                use == null ? seen.plus(wait.multipliedBy(LONGER)) : use.at().plus(settle);
        if (now.isBefore(due) || isWanted(file) || isNamedPerhaps(file)) {
            return;
        }
        if (use == null) {
            refused.addAndGet(filing.orphan(inbox, file, stamp, wait.multipliedBy(LONGER)) ? 1 : 0);
        } else {
            filing.file(inbox, use.refused() ? inbox.refused() : inbox.done(), file, stamp);
        }
        forget(file);
    }

    /** How many documents lie in the inbox. */
    public int count() {
        return lying.size();
    }

    /** How many were refused since the start, as no candidate file named them. */
    public long refused() {
        return refused.get();
    }

    /** The file is no longer there, or is no document any more. */
    void forget(Path file) {
        lying.remove(file);
        used.remove(file);
        candidateFiles.remove(file);
    }

    /** Whether a candidate file that has not been read lies where it could name the file. */
    private boolean isNamedPerhaps(Path file) {
        for (Path candidateFile : candidateFiles) {
            if (!gate.isThere(candidateFile)) {
                candidateFiles.remove(candidateFile);
            } else if (file.startsWith(candidateFile.getParent())) {
                return true;
            }
        }
        return false;
    }

    private boolean isStill(Path file, FileStamp stamp) {
        return ripeness(file, stamp).isRipe(clock.instant(), settle);
    }

    private Ripeness ripeness(Path file, FileStamp stamp) {
        return lying.compute(
                file,
                (path, known) -> known != null && known.isOf(stamp)
                        ? known
                        : new Ripeness(stamp, Completeness.DOCUMENT, clock.instant()));
    }

    private static <T> Map<Path, T> remembered() {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Path, T> eldest) {
                return size() > REMEMBERED;
            }
        });
    }

    /** What became of the candidates that named a file. */
    private record Use(FileStamp stamp, boolean refused, Instant at) {}
}
