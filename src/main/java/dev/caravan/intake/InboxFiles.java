package dev.caravan.intake;

import dev.caravan.document.DocumentsUnavailableException;
import dev.caravan.ledger.LedgerUnavailableException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.File;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileEndpoint;
import org.apache.camel.component.file.GenericFileOperations;
import org.apache.camel.component.file.GenericFileProcessStrategy;
import org.jboss.logging.Logger;

/**
 * What happens to a file of an inbox around its route: it is claimed before, so that the body is a {@link ClaimedFile};
 * after, it is filed when it was accepted, and put back when it was not.
 */
@Named("inboxFiles")
@Singleton
final class InboxFiles implements GenericFileProcessStrategy<File> {

    private static final Logger LOG = Logger.getLogger(InboxFiles.class);
    private static final String CLAIM = "CaravanClaim";

    private final Gate gate;
    private final Claims claims;
    private final Filing filing;
    private final InboxDocuments documents;
    private final Inboxes inboxes;
    private final Said said = new Said();
    private final AtomicBoolean waits = new AtomicBoolean();

    InboxFiles(Gate gate, Claims claims, Filing filing, InboxDocuments documents, Inboxes inboxes) {
        this.gate = gate;
        this.claims = claims;
        this.filing = filing;
        this.documents = documents;
        this.inboxes = inboxes;
    }

    @Override
    public void prepareOnStartup(GenericFileOperations<File> operations, GenericFileEndpoint<File> endpoint)
            throws IOException {
        InboxFolders folders = folders(endpoint);
        folders.create();
        inboxes.add(folders);
        claims.recover(folders);
    }

    @Override
    public boolean begin(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        Path path = file.getFile().toPath();
        boolean begun = false;
        try {
            FileStamp stamp = FileStamp.of(path);
            begun = gate.begin(path, stamp);
            if (begun) {
                ClaimedFile claimed = claims.claim(folders(endpoint), path, stamp);
                exchange.setProperty(CLAIM, claimed);
                exchange.getMessage().setBody(claimed);
                file.setFile(claimed.path().toFile());
                file.setAbsoluteFilePath(claimed.path().toAbsolutePath().toString());
            }
            return begun;
        } catch (NoSuchFileException gone) {
            end(path, begun);
        } catch (IOException e) {
            end(path, begun);
            leave(path, "it could not be claimed", e);
        }
        return false;
    }

    private void end(Path path, boolean begun) {
        if (begun) {
            gate.end(path);
        }
    }

    @Override
    public void abort(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        // Nothing was claimed.
    }

    @Override
    public void commit(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        ClaimedFile claimed = exchange.getProperty(CLAIM, ClaimedFile.class);
        if (!claimed.isComplete()) {
            putBack(claimed, exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class));
            return;
        }
        try {
            filing.file(claimed);
            documents.filed(claimed);
            gate.end(claimed.dropped());
            said.forget(claimed.dropped());
            if (waits.getAndSet(false)) {
                LOG.info("Candidates are accepted again: the inbox goes on");
            }
            LOG.infof("Candidates of a file: file=%s %s", Said.printable(claimed.label()), claimed.counts());
        } catch (IOException | RuntimeException e) {
            putBack(claimed, e);
        }
    }

    @Override
    public void rollback(
            GenericFileOperations<File> operations,
            GenericFileEndpoint<File> endpoint,
            Exchange exchange,
            GenericFile<File> file) {
        putBack(exchange.getProperty(CLAIM, ClaimedFile.class), exchange.getException());
    }

    private void putBack(ClaimedFile claimed, Throwable failure) {
        Throwable cause = failure == null ? new IOException("the route ended before intake.accept") : failure;
        Path dropped = claimed.dropped();
        if (cause instanceof LedgerUnavailableException || cause instanceof DocumentsUnavailableException) {
            gate.close();
            if (!waits.getAndSet(true)) {
                LOG.warnf("The inbox waits, and every file stays in it: %s", cause.getMessage());
            }
        } else if (cause instanceof AwaitedException) {
            gate.hold(dropped);
            if (said.isNew(dropped, cause.getMessage())) {
                LOG.infof("Waits in the inbox: %s file=%s", cause.getMessage(), Said.printable(claimed.label()));
            }
        } else {
            leave(dropped, "it could not be accepted and is tried again", cause);
        }
        try {
            claims.putBack(claimed);
        } catch (IOException e) {
            LOG.errorf("Left in %s until the next start: it could not be put back: %s", claimed.path(), e);
        } finally {
            gate.end(dropped);
        }
    }

    private void leave(Path path, String what, Throwable cause) {
        gate.hold(path);
        if (said.isNew(path, what + cause)) {
            String kind = cause.getClass().getSimpleName();
            if (cause instanceof IOException) {
                LOG.warnf(
                        "Left in the inbox: %s: %s: %s file=%s",
                        what, kind, Said.printable(cause.getMessage()), Said.printable(path));
            } else {
                LOG.warnf(cause, "Left in the inbox: %s: %s file=%s", what, kind, Said.printable(path));
            }
        }
    }

    private static InboxFolders folders(GenericFileEndpoint<File> endpoint) {
        return new InboxFolders(Path.of(endpoint.getConfiguration().getDirectory()));
    }
}
