package dev.caravan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Takes down what is done by hand: in the transaction that does it. */
final class Audit {

    private static final String ENTRY = """
            insert into audit (at, what, vendor, delivery_id, detail, affected, ended_at)
            values (?, ?, ?, ?, ?, ?, ?) returning id""";

    private static final String MORE = "update audit set affected = affected + ? where id = ?";
    private static final String ENDED = "update audit set ended_at = ? where id = ?";

    private static final String NEWEST = """
            select a.id, a.at, a.what, a.vendor, c.external_id, a.detail, a.affected, a.ended_at
            from audit a left join delivery d on d.id = a.delivery_id left join candidate c on c.id = d.candidate_id
            where a.id < ? order by a.id desc limit ?""";

    private Audit() {}

    /** Something that is done at once. */
    static void done(Statements statements, Instant now, String what, String vendor, Long deliveryId, String detail)
            throws SQLException {
        enter(statements, now, what, vendor, deliveryId, detail, deliveryId == null ? 0 : 1, now);
    }

    /** Something that is done in many steps. */
    static Running begun(Statements statements, Instant now, String what, String vendor, String detail)
            throws SQLException {
        return new Running(enter(statements, now, what, vendor, null, detail, 0, null));
    }

    /** The newest first, with an id below {@code before}. */
    static List<AuditEntry> newest(Statements statements, long before, int most) throws SQLException {
        return statements.list(NEWEST, Audit::entry, before, most);
    }

    private static long enter(Statements statements, Object... values) throws SQLException {
        return statements
                .first(ENTRY, row -> row.getLong("id"), values)
                .orElseThrow(() -> new SQLException("The audit trail did not take an entry"));
    }

    private static AuditEntry entry(ResultSet row) throws SQLException {
        return new AuditEntry(
                row.getLong("id"),
                Statements.time(row, "at"),
                row.getString("what"),
                row.getString("vendor"),
                row.getString("external_id"),
                row.getString("detail"),
                row.getLong("affected"),
                Statements.time(row, "ended_at"));
    }

    /** The entry of something that goes on. */
    record Running(long id) {
        void add(Statements statements, int deliveries) throws SQLException {
            statements.update(MORE, deliveries, id);
        }

        void end(Statements statements, Instant now) throws SQLException {
            statements.update(ENDED, now, id);
        }
    }
}
