package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.caravan.document.Documents;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Puts documents out of the inbox where people look for them: each by one rename. */
@Singleton
final class DocumentFiling {

    private static final Logger LOG = Logger.getLogger(DocumentFiling.class);

    private final Documents documents;

    DocumentFiling(Documents documents) {
        this.documents = documents;
    }

    /** Moves a document into that folder of the inbox, beside the candidate file that it came with. */
    void file(InboxFolders inbox, Path folder, Path file, FileStamp stamp) throws IOException {
        Path subfolder = inbox.inbox().relativize(file).getParent();
        move(inbox, file, target(InboxFolders.mirror(folder, subfolder), file, stamp));
    }

    /**
     * Moves away a document that nobody has named for that long. When its content is known it has done its service.
     *
     * @return whether it was refused
     */
    boolean orphan(InboxFolders inbox, Path file, FileStamp stamp, Duration waited) throws IOException {
        if (documents.has(ErasedCopies.sha256(file))) {
            file(inbox, inbox.done(), file, stamp);
            LOG.infof(
                    "A document that is kept already, and that no candidate file named again: file=%s",
                    printable(inbox, file));
            return false;
        }
        Path subfolder = inbox.inbox().relativize(file).getParent();
        Path target = target(InboxFolders.mirror(inbox.refused(), subfolder), file, stamp);
        writeProblem(target.resolveSibling(target.getFileName() + Filing.PROBLEMS), inbox, file, waited);
        move(inbox, file, target);
        LOG.warnf("A document was refused, as no candidate file named it: file=%s", printable(inbox, file));
        return true;
    }

    private static void move(InboxFolders inbox, Path file, Path target) throws IOException {
        InboxFolders.move(file, target);
        removeEmptied(file.getParent(), inbox.inbox());
    }

    /** What has the same name and content is replaced, so that a corrected file finds it under its name again. */
    private static Path target(Path folder, Path file, FileStamp stamp) throws IOException {
        Stream<String> names = InboxFolders.names(file.getFileName().toString(), stamp.claimId());
        for (String name : (Iterable<String>) names::iterator) {
            Path target = folder.resolve(name);
            if (!exists(target) || isSame(file, target)) {
                return target;
            }
        }
        throw new IllegalStateException("There is always another name");
    }

    private static boolean isSame(Path file, Path other) throws IOException {
        return Files.isRegularFile(other, LinkOption.NOFOLLOW_LINKS) && Files.mismatch(file, other) < 0;
    }

    private static boolean exists(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    /** The folder of a candidate goes with the last of its files. */
    private static void removeEmptied(Path folder, Path inbox) throws IOException {
        for (Path emptied = folder; !emptied.equals(inbox); emptied = emptied.getParent()) {
            try {
                Files.delete(emptied);
            } catch (DirectoryNotEmptyException stays) {
                return;
            }
        }
    }

    private static void writeProblem(Path path, InboxFolders inbox, Path file, Duration waited) throws IOException {
        try (JsonGenerator out =
                JsonFormat.MAPPER.createGenerator(Files.newOutputStream(path)).useDefaultPrettyPrinter()) {
            out.writeStartObject();
            out.writeStringField("file", inbox.inbox().relativize(file).toString());
            out.writeStringField(
                    "whatToDo",
                    "Drop it into the inbox together with a candidate file that names it under documents, as \"file\".");
            out.writeArrayFieldStart("problems");
            out.writePOJO(
                    Problem.unreadable("expected a candidate file in the same folder, or above it, that names this"
                            + " document; found none within "
                            + BesideFiles.inWords(waited)));
            out.writeEndArray();
            out.writeEndObject();
            out.writeRaw('\n');
        }
    }

    private static String printable(InboxFolders inbox, Path file) {
        return Said.printable(inbox.inbox().relativize(file));
    }
}
