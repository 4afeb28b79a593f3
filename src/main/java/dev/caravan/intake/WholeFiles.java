package dev.caravan.intake;

import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Lets a dropped file pass once it is whole; see {@link Ripeness}. What can't be taken is said once and looked at again. */
@Named("wholeFiles")
@Singleton
final class WholeFiles implements GenericFileFilter<File> {

    private static final Logger LOG = Logger.getLogger(WholeFiles.class);
    private static final int REMEMBERED = 50_000;

    private final Formats formats;
    private final Gate gate;
    private final InboxDocuments documents;
    private final Clock clock;
    private final Duration settle;
    private final Said said = new Said();
    private final Map<Path, Ripeness> waiting = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Ripeness> eldest) {
            return size() > REMEMBERED;
        }
    };

    @Inject
    WholeFiles(
            Formats formats,
            Gate gate,
            InboxDocuments documents,
            Clock clock,
            @ConfigProperty(name = "caravan.inbox.settle", defaultValue = "5s") Duration settle) {
        this.formats = formats;
        this.gate = gate;
        this.documents = documents;
        this.clock = clock;
        this.settle = settle;
    }

    @Override
    public boolean accept(GenericFile<File> file) {
        try {
            Path path = file.getFile().toPath();
            return file.isDirectory()
                    ? mayEnter(path)
                    : isRipe(new InboxFolders(Path.of(file.getEndpointPath())), path);
        } catch (InvalidPathException e) {
            say(Path.of("."), "its name has characters that this locale can't read: start Caravan with LC_ALL=C.UTF-8");
            return false;
        }
    }

    private boolean mayEnter(Path folder) {
        if (Files.isSymbolicLink(folder)) {
            say(folder, "links are not followed: drop the files themselves");
            return false;
        }
        if (!Files.isReadable(folder) || !Files.isExecutable(folder)) {
            say(folder, "the folder can't be read: allow the user that Caravan runs as to read it");
            return false;
        }
        return true;
    }

    private synchronized boolean isRipe(InboxFolders inbox, Path file) {
        if (isTemporary(file)) {
            return false;
        }
        documents.candidateFile(file);
        if (gate.holds(file)) {
            return false;
        }
        try {
            FileStamp stamp = FileStamp.of(file);
            if (!stamp.isRegular()) {
                documents.notACandidateFile(file);
                say(file, stamp.isLink() ? "links are not followed: drop the file itself" : "it is not a file");
                return false;
            }
            return isRipe(inbox, file, stamp);
        } catch (NoSuchFileException e) {
            waiting.remove(file);
            documents.forget(file);
        } catch (AccessDeniedException e) {
            documents.notACandidateFile(file);
            say(file, "it can't be read: allow the user that Caravan runs as to read it");
        } catch (IOException e) {
            say(file, "it can't be read: " + e.getClass().getSimpleName());
        }
        return false;
    }

    private boolean isRipe(InboxFolders inbox, Path file, FileStamp stamp) throws IOException {
        Ripeness ripeness = waiting.get(file);
        if (ripeness == null || !ripeness.isOf(stamp)) {
            Source source = FileSource.of(file, file.getFileName().toString(), stamp);
            ripeness = new Ripeness(stamp, formats.completeness(source), clock.instant());
            waiting.put(file, ripeness);
        }
        if (ripeness.completeness() == Completeness.DOCUMENT
                || documents.isWanted(file)
                || documents.isUsed(file, stamp)) {
            documents.attend(inbox, file, stamp);
            return false;
        }
        if (!ripeness.isRipe(clock.instant(), settle)) {
            return false;
        }
        waiting.remove(file);
        said.forget(file);
        gate.ripen(file, stamp);
        return true;
    }

    private static boolean isTemporary(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.startsWith(".") || name.endsWith(".tmp") || name.endsWith(".part");
    }

    private void say(Path file, String what) {
        if (said.isNew(file, what)) {
            LOG.warnf("Left in the inbox: %s file=%s", what, Said.printable(file));
        }
    }
}
