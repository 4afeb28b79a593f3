package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletionException;

/** The ledger for work in many small steps: between two of them others read and write. */
record Access(Writer writer, Reading reading, Listeners listeners, Dialect dialect) {

    /** A change, and the time at which it is made. */
    interface Step<T> {
        T run(Statements statements, Instant now) throws SQLException;
    }

    /** Comes back after the commit. Throws {@link LedgerUnavailableException} when there was none. */
    <T> T change(Step<T> step) {
        try {
            return writer.submit(statements -> step.run(statements, dialect.now(statements)))
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof LedgerUnavailableException unavailable ? unavailable : e;
        }
    }

    /** Throws {@link LedgerUnavailableException}. */
    <T> T read(Step<T> step) {
        return reading.read(statements -> step.run(statements, dialect.now(statements)));
    }

    void wake(String vendor) {
        listeners.wake(vendor);
    }
}
