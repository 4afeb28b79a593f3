package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Instant;

/** What differs between the databases that the ledger can live in. */
interface Dialect {

    /** The statement that begins a transaction that writes. */
    String begin();

    /** Makes sure that what the connection writes to is still what the ledger was opened as; throws when it is not. */
    void check(Statements statements) throws SQLException;

    /** What to add to a query of rows that are claimed, so that another node skips them instead of waiting for them. */
    String skipLocked();

    /** The time by which leases and retries are measured: the same for all nodes that share the database. */
    Instant now(Statements statements) throws SQLException;

    /**
     * Takes care that what was deleted and committed is no longer in the database's files. Returns false when somebody still
     * reads what was there before; outside of transactions only.
     */
    boolean sweep(Statements statements) throws SQLException;
}
