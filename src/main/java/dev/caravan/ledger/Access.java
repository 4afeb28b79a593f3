package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The ledger for work in many small steps: between two of them others read and write. */
record Access(Writer writer, Reading reading, Listeners listeners, Dialect dialect) {

    /** A change, and the time at which it is made. */
    interface Step<T> {
        T run(Statements statements, Instant now) throws SQLException;
    }

    /** Comes back after the commit. Throws {@link LedgerUnavailableException} when there was none. */
    <T> T change(Step<T> step) {
        return answer(writer.submit(statements -> step.run(statements, dialect.now(statements))));
    }

    /**
     * Takes care that what was deleted is no longer on the disk; nothing else is changed meanwhile. Returns whether that is so.
     * Throws {@link LedgerUnavailableException}, and {@link CompletionException} when there is no room for it.
     */
    boolean sweep() {
        return answer(writer.submitAlone(dialect::sweep));
    }

    private static <T> T answer(CompletableFuture<T> answer) {
        try {
            return answer.join();
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
