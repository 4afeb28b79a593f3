package dev.caravan.intake;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jboss.logging.Logger;

/** Takes files out of the inbox under names that no other has, and puts back those that could not be accepted. */
@Singleton
final class Claims {

    private static final Logger LOG = Logger.getLogger(Claims.class);

    private final Gate gate;
    private final InboxDocuments documents;
    private final Untaken untaken;
    private final Clock clock;

    Claims(Gate gate, InboxDocuments documents, Untaken untaken, Clock clock) {
        this.gate = gate;
        this.documents = documents;
        this.untaken = untaken;
        this.clock = clock;
    }

    ClaimedFile claim(InboxFolders folders, Path file, FileStamp stamp) throws IOException {
        Path subfolder = folders.inbox().relativize(file).getParent();
        String name = InboxFolders.fitting(file.getFileName().toString());
        Path path = InboxFolders.mirror(folders.claimed(), subfolder).resolve(name + "~" + stamp.claimId());
        InboxFolders.move(file, path);
        return new ClaimedFile(folders, file, path, stamp, documents.beside(file, stamp.claimId()), untaken, clock);
    }

    void putBack(ClaimedFile file) throws IOException {
        file.discard();
        putBack(file.path(), file.dropped(), file.claim());
    }

    /** Puts back what a crash has left behind, so that it is read again; what is under way now stays. */
    void recover(InboxFolders folders) throws IOException {
        List<Path> left = InboxFolders.below(folders.claimed()).stream()
                .filter(Files::isRegularFile)
                .toList();
        for (Path path : left) {
            String name = path.getFileName().toString();
            int mark = name.lastIndexOf('~');
            Path subfolder = folders.claimed().relativize(path).getParent();
            Path dropped = inboxOf(folders, subfolder).resolve(name.substring(0, Math.max(mark, 0)));
            if (mark <= 0 || gate.isUnderWay(dropped)) {
                continue;
            }
            if (name.endsWith(".tmp")) {
                Files.deleteIfExists(path);
            } else {
                putBack(path, dropped, name.substring(mark + 1));
                LOG.infof("Put back into the inbox after a stop in the middle: file=%s", Said.printable(dropped));
            }
        }
    }

    private static Path inboxOf(InboxFolders folders, Path subfolder) {
        return subfolder == null ? folders.inbox() : folders.inbox().resolve(subfolder);
    }

    private void putBack(Path path, Path dropped, String claim) throws IOException {
        Files.createDirectories(dropped.getParent());
        if (!rename(path, dropped)) {
            String name = InboxFolders.plain(dropped.getFileName().toString(), claim);
            Path older = dropped.resolveSibling(InboxFolders.distinct(name, claim));
            gate.putBehind(dropped, older);
            if (!rename(path, older)) {
                throw new FileAlreadyExistsException(older.toString());
            }
        }
    }

    /** Renames unless the name is taken: a link is made only where there is none, which no check before a move can promise. */
    private static boolean rename(Path from, Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isSameFile(from, to)) {
                return false;
            }
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            if (Files.exists(to)) {
                return false;
            }
            Files.move(from, to);
            return true;
        }
        Files.delete(from);
        return true;
    }
}
