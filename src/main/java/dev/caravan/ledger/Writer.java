package dev.caravan.ledger;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * The one thread that changes the ledger. Changes that wait while a transaction is committed share the next one (group
 * commit), so that the cost of a durable commit is divided among all that ask for one. Each change stands alone all the
 * same: one that fails is undone, and the others of its transaction are kept.
 */
final class Writer implements AutoCloseable {

    /** One change of the ledger, and what it answers. It may be run again when its transaction failed to commit. */
    interface Change<T> {
        T run(Statements statements) throws SQLException;
    }

    private static final Logger LOG = Logger.getLogger(Writer.class);
    private static final int MOST_PER_TRANSACTION = 256;
    private static final long QUIET_NANOS = 3_000_000_000L;

    private final DataSource database;
    private final Dialect dialect;
    private final BlockingQueue<Pending<?>> queue = new LinkedBlockingQueue<>();
    private final Thread thread = new Thread(this::run, "ledger-writer");
    private volatile boolean closing;
    private volatile boolean alone;
    private Statements statements;
    private volatile String trouble;
    private long brokenAt;

    Writer(DataSource database, Dialect dialect) {
        this.database = database;
        this.dialect = dialect;
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * The answer comes after the commit; it fails with {@link LedgerUnavailableException} when there was none. What
     * hangs on the answer runs in the writer's thread, and so must neither wait nor work.
     */
    <T> CompletableFuture<T> submit(Change<T> change) {
        return submit(new Pending<>(change, false));
    }

    /** The same outside of any transaction, for what can't be in one; whatever goes wrong with it is the answer's failure. */
    <T> CompletableFuture<T> submitAlone(Change<T> change) {
        return submit(new Pending<>(change, true));
    }

    private <T> CompletableFuture<T> submit(Pending<T> pending) {
        queue.add(pending);
        if (!thread.isAlive()) {
            failRest();
        }
        return pending.answer();
    }

    /** Ends after what is under way; what is submitted later fails. */
    @Override
    public void close() {
        closing = true;
        queue.add(new Pending<>(statements -> null, false));
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        failRest();
    }

    private void run() {
        List<Pending<?>> group = new ArrayList<>(MOST_PER_TRANSACTION);
        List<Pending<?>> single = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            group.add(next());
            queue.drainTo(group, MOST_PER_TRANSACTION - 1);
            group.removeIf(pending -> pending.isAlone() && single.add(pending));
            alone = !single.isEmpty();
            transact(group);
            group.clear();
            single.forEach(pending -> pending.runAlone(database, dialect));
            single.clear();
            alone = false;
        }
        disconnect();
    }

    private Pending<?> next() {
        while (true) {
            try {
                return queue.take();
            } catch (InterruptedException e) {
                LOG.debug("The ledger's writer ends by close() only");
            }
        }
    }

    /** Whether what waits has to wait for something that is done alone, which may take a while. */
    boolean isAlone() {
        return alone;
    }

    private void transact(List<Pending<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            if (statements == null) {
                statements = new Statements(database.getConnection());
            }
            dialect.check(statements);
            statements.execute(dialect.begin());
            for (Pending<?> pending : group) {
                apply(pending, group.size() > 1);
            }
            statements.execute("commit");
            recovered();
        } catch (SQLException | RuntimeException | Error e) { // without its writer the ledger would be gone for good
            disconnect();
            broken(e);
            group.forEach(pending -> pending.fail(new LedgerUnavailableException(
                    "The ledger cannot commit (" + e.getMessage() + "); nothing was changed, try again", e)));
            return;
        }
        group.forEach(Pending::complete);
    }

    private void apply(Pending<?> pending, boolean shared) throws SQLException {
        if (!shared) {
            pending.apply(statements);
            return;
        }
        statements.execute("savepoint change");
        try {
            pending.apply(statements);
        } catch (SQLException | RuntimeException e) {
            statements.execute("rollback to savepoint change");
            pending.refuse(e);
        }
        statements.execute("release savepoint change");
    }

    private void disconnect() {
        if (statements == null) {
            return;
        }
        try {
            statements.execute("rollback");
        } catch (SQLException e) {
            LOG.debug("The broken transaction could not be rolled back", e);
        }
        try {
            statements.close();
        } catch (SQLException e) {
            LOG.debug("The broken connection could not be closed", e);
        }
        statements = null;
    }

    private void broken(Throwable cause) {
        if (trouble == null) {
            LOG.errorf("ledger cannot commit: nothing is accepted or sent until it can; cause=%s", cause.getMessage());
        }
        trouble = String.valueOf(cause.getMessage());
        brokenAt = System.nanoTime();
    }

    /** Not at the first commit: a full store often takes what is small, and then nothing again. */
    private void recovered() {
        if (trouble != null && System.nanoTime() - brokenAt > QUIET_NANOS) {
            LOG.info("ledger commits again");
            trouble = null;
        }
    }

    /** Why it could not commit lately. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private void failRest() {
        for (Pending<?> pending = queue.poll(); pending != null; pending = queue.poll()) {
            pending.fail(new LedgerUnavailableException("The ledger is closed; try again after the start", null));
        }
    }
}
