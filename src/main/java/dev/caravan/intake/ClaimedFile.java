package dev.caravan.intake;

import dev.caravan.ledger.Addressed;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ConcurrentModificationException;

/**
 * A file that was taken out of the inbox to be read, under a name that no other has. While it is read, its receipt and
 * what was refused are written beside it; {@link Filing} then puts all of it where people look for it.
 */
final class ClaimedFile implements Submission, Closeable {

    private final InboxFolders folders;
    private final Path dropped;
    private final Path path;
    private final FileStamp stamp;
    private final BesideFiles beside;
    private final Untaken untaken;
    private final Clock clock;
    private Records format;
    private Receipt receipt;
    private Refusals refusals;
    private UntakenCount count;
    private boolean complete;

    /**
     * @param dropped where it stood in the inbox
     * @param path where it stands now
     * @param beside what lies where it was dropped
     */
    ClaimedFile(
            InboxFolders folders,
            Path dropped,
            Path path,
            FileStamp stamp,
            BesideFiles beside,
            Untaken untaken,
            Clock clock) {
        this.folders = folders;
        this.dropped = dropped;
        this.path = path;
        this.stamp = stamp;
        this.beside = beside;
        this.untaken = untaken;
        this.clock = clock;
    }

    InboxFolders folders() {
        return folders;
    }

    Path dropped() {
        return dropped;
    }

    Path path() {
        return path;
    }

    String claim() {
        return stamp.claimId();
    }

    /** The subfolder of the inbox it was dropped into; null for the inbox itself. */
    Path subfolder() {
        return folders.inbox().relativize(dropped).getParent();
    }

    /** The name it was dropped with, also when it came back under another after a crash. */
    String name() {
        return InboxFolders.plain(dropped.getFileName().toString(), claim());
    }

    /** The name with its subfolder, as people know it. */
    String label() {
        return subfolder() == null ? name() : subfolder().resolve(name()).toString();
    }

    Path receiptPath() {
        return beside(".receipt.tmp");
    }

    Path refusedPath() {
        return beside(".refused.tmp");
    }

    Path problemsPath() {
        return beside(".problems.tmp");
    }

    boolean hasRefusals() {
        return refusals != null;
    }

    /** Whether it was read to its end and everything that was sound is committed. */
    boolean isComplete() {
        return complete;
    }

    String counts() {
        return receipt.counts();
    }

    @Override
    public Source source() throws IOException {
        return FileSource.of(path, name(), stamp);
    }

    @Override
    public BesideFiles enclosures() {
        return beside;
    }

    @Override
    public void opened(Records records) throws IOException {
        begin();
        format = records;
    }

    @Override
    public void taken(Result result, Addressed candidate) throws IOException {
        receipt.add(result);
        count.add(candidate);
    }

    @Override
    public void refused(Result result, Entry record) throws IOException {
        receipt.add(result);
        refusals().add(result, record);
    }

    @Override
    public void unreadable(UnreadableException unreadable) throws IOException {
        begin();
        Problem problem = Problem.unreadable(unreadable.getMessage());
        refusals().add(problem);
        receipt.end(clock.instant(), problem);
        complete();
    }

    @Override
    public void completed() throws IOException {
        receipt.end(clock.instant(), format.warnings(), count);
        complete();
    }

    private void begin() throws IOException {
        close();
        format = null;
        refusals = null;
        count = new UntakenCount(untaken.look());
        complete = false;
        receipt = new Receipt(receiptPath(), label(), claim());
    }

    private Refusals refusals() throws IOException {
        if (refusals == null) {
            refusals = new Refusals(refusedPath(), problemsPath(), format, label(), claim());
        }
        return refusals;
    }

    /** Somebody who had it open may have gone on writing; then it has to be read again. */
    private void complete() throws IOException {
        if (refusals != null) {
            refusals.end(receipt.tookNothing() ? path : null);
        }
        if (!stamp.hasContentOf(FileStamp.of(path))) {
            throw new ConcurrentModificationException("It was written to while it was read");
        }
        complete = true;
    }

    private Path beside(String ending) {
        return path.resolveSibling(path.getFileName() + ending);
    }

    @Override
    public void close() throws IOException {
        if (refusals != null) {
            refusals.close();
        }
        if (receipt != null) {
            receipt.close();
        }
    }

    /** Removes what was written beside it. */
    void discard() throws IOException {
        close();
        Files.deleteIfExists(receiptPath());
        Files.deleteIfExists(refusedPath());
        Files.deleteIfExists(problemsPath());
    }
}
