package dev.caravan.ledger;

import java.sql.SQLException;
import java.util.List;

/** The vendors that as a whole are waited for. */
final class Waits {

    private static final String WAIT = """
            insert into vendor_wait (vendor, cause, until, since, waits, problem) values (?, ?, ?, ?, ?, ?)
            on conflict (vendor) do update
            set cause = excluded.cause, until = excluded.until, since = excluded.since, waits = excluded.waits,
                problem = excluded.problem""";

    private static final String NO_WAIT = "delete from vendor_wait where vendor = ?";
    private static final String WAITS = "select vendor, cause, until, since, waits, problem from vendor_wait";

    private Waits() {}

    static int put(Statements statements, VendorWait wait) throws SQLException {
        return statements.update(
                WAIT, wait.vendor(), wait.cause(), wait.until(), wait.since(), wait.waits(), wait.problem());
    }

    static int remove(Statements statements, String vendor) throws SQLException {
        return statements.update(NO_WAIT, vendor);
    }

    static List<VendorWait> all(Statements statements) throws SQLException {
        return statements.list(
                WAITS,
                row -> new VendorWait(
                        row.getString("vendor"),
                        row.getString("cause"),
                        Statements.time(row, "until"),
                        Statements.time(row, "since"),
                        row.getInt("waits"),
                        row.getString("problem")));
    }
}
