package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;

/** SQLite: one node, one writer; its clock is the node's. */
final class SqliteDialect implements Dialect {

    private static final String FILE = "select file from pragma_database_list where name = 'main'";

    /**
     * Writes the database anew from what is in it. That deleted content is overwritten (secure_delete) is not enough: when a
     * page is filled anew, copies of the rows that were in it before can stay in the room between the others.
     */
    private static final String WRITE_ANEW = "vacuum";

    /** Copies what was changed into the database's file, and empties the log of changes, which has it as it was before. */
    private static final String EMPTY_LOG = "pragma wal_checkpoint(truncate)";

    private final Clock clock;
    private DatabaseFile file;

    SqliteDialect(Clock clock) {
        this.clock = clock;
    }

    /** Immediate: a lock that is only asked for at the first change can fail in the middle. */
    @Override
    public String begin() {
        return "begin immediate";
    }

    /** SQLite goes on writing to a file that was moved or deleted: what is accepted then would be gone with it. */
    @Override
    public void check(Statements statements) throws SQLException {
        if (file == null) {
            file = DatabaseFile.of(
                    statements.first(FILE, row -> row.getString("file")).orElse(""));
        }
        file.check();
    }

    @Override
    public String skipLocked() {
        return "";
    }

    @Override
    public Instant now(Statements statements) {
        return clock.instant();
    }

    @Override
    public boolean sweep(Statements statements) throws SQLException {
        if (!isEmptied(statements)) {
            return false; // with a reader, what is written anew would come on top of it
        }
        check(statements);
        file.checkRoomForAnother();
        try {
            statements.execute(WRITE_ANEW);
        } catch (SQLException e) {
            isEmptied(statements); // or else what was written until then would keep its room
            throw e;
        }
        return isEmptied(statements);
    }

    private static boolean isEmptied(Statements statements) throws SQLException {
        return statements.first(EMPTY_LOG, row -> row.getInt("busy") == 0).orElse(true);
    }
}
