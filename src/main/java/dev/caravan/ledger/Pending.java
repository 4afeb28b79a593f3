package dev.caravan.ledger;

import dev.caravan.ledger.Writer.Change;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** A change that waits for its turn, and whoever waits for its answer. */
final class Pending<T> {

    private static final Logger LOG = Logger.getLogger(Pending.class);

    private final Change<T> change;
    private final boolean alone;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private T result;
    private Exception refused;

    /** @param alone whether it can't be part of a transaction */
    Pending(Change<T> change, boolean alone) {
        this.change = change;
        this.alone = alone;
    }

    boolean isAlone() {
        return alone;
    }

    CompletableFuture<T> answer() {
        return answer;
    }

    void apply(Statements statements) throws SQLException {
        result = change.run(statements);
    }

    /** On a connection of its own, and in no transaction. */
    void runAlone(DataSource database, Dialect dialect) {
        try (Statements own = new Statements(database.getConnection())) {
            dialect.check(own);
            apply(own);
        } catch (SQLException | RuntimeException | Error e) {
            fail(e);
            return;
        }
        complete();
    }

    /** It was undone; the others of its transaction are kept. */
    void refuse(Exception cause) {
        refused = cause;
    }

    void complete() {
        if (refused == null) {
            answer.complete(result);
        } else {
            LOG.warnf("the ledger refuses a change; cause=%s", refused.getMessage());
            fail(new LedgerUnavailableException("The ledger refuses a change: " + refused.getMessage(), refused));
        }
    }

    void fail(Throwable cause) {
        answer.completeExceptionally(cause);
    }
}
