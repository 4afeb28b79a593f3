package dev.caravan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** What people ask the ledger. Reads beside the writer, and sees what was committed last. */
final class Reading {

    /** A delivery that waits shows what the vendor as a whole waits for. */
    static final String DELIVERY = """
            select d.id, c.external_id, d.vendor, d.state, d.revision, d.delivered_revision, d.vendor_id, d.attempts,
                   case when p.vendor is null then case when w.until > d.due_at then w.until else d.due_at end end as due_at,
                   case when d.state = 'waiting'
                        then coalesce(p.vendor || ' is paused' || coalesce(': ' || p.reason, ''), d.problem, w.problem)
                        else d.problem end as problem,
                   d.uncertain, c.revision > d.revision as withdrawn, d.erasing, d.changed_at
            from delivery d join candidate c on c.id = d.candidate_id
                 left join vendor_wait w on w.vendor = d.vendor left join vendor_pause p on p.vendor = d.vendor
            """;

    private static final String REVISION = "select revision from candidate where external_id = ?";
    private static final String OF_CANDIDATE = DELIVERY + "where c.external_id = ? order by d.vendor";
    private static final String ONE = DELIVERY + "where c.external_id = ? and d.vendor = ?";

    private static final String ATTEMPT = """
            select d.vendor, a.revision, a.started_at, a.duration_ms, a.outcome, a.status, a.requests, a.problem,
                   a.exchanges
            from candidate c join delivery d on d.candidate_id = c.id join attempt a on a.delivery_id = d.id
            where c.external_id = ?""";

    private static final String ATTEMPTS = ATTEMPT + " order by a.id desc limit ?";
    private static final String ATTEMPTS_AT_VENDOR = ATTEMPT + " and d.vendor = ? order by a.id desc limit ?";

    private static final String LAST_DELIVERED =
            ATTEMPT + " and d.vendor = ? and a.outcome = 'delivered' order by a.id desc limit 1";

    private static final String OWNER = """
            select c.external_id from delivery d join candidate c on c.id = d.candidate_id
            where d.vendor = ? and d.vendor_id = ?""";

    /**
     * Attempts stand in the order in which they ended, but for seconds; so only the last ones are read. A cross join is
     * read from the left.
     */
    static final String REFUSALS = """
            select (select count(*) from delivery where vendor = ? and state = 'sending')
                + (select coalesce(sum(a.requests), 0) from attempt a cross join delivery d
                   where d.id = a.delivery_id and a.id > coalesce((select max(id) from (select id from attempt
                           where started_at + duration_ms < ? order by id desc limit 1)), 0)
                       and a.started_at + a.duration_ms >= ? and d.vendor = ?
                       and (a.status is null or (a.status >= 400 and a.status <> 429))) as refusals""";

    private static final Duration OUT_OF_ORDER = Duration.ofSeconds(20);

    private final DataSource database;

    Reading(DataSource database) {
        this.database = database;
    }

    Optional<CandidateView> candidate(String externalId) {
        return read(statements -> {
            Optional<Long> revision = statements.first(REVISION, row -> row.getLong("revision"), externalId);
            return revision.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new CandidateView(
                            externalId, revision.get(), statements.list(OF_CANDIDATE, Reading::delivery, externalId)));
        });
    }

    List<AttemptView> attempts(String externalId, int most) {
        return read(statements -> statements.list(ATTEMPTS, Reading::attempt, externalId, most));
    }

    List<AttemptView> attempts(String externalId, String vendor, int most) {
        return read(statements -> statements.list(ATTEMPTS_AT_VENDOR, Reading::attempt, externalId, vendor, most));
    }

    Optional<AttemptView> lastDelivered(String externalId, String vendor) {
        return read(statements -> statements.first(LAST_DELIVERED, Reading::attempt, externalId, vendor));
    }

    /** One delivery, in the caller's transaction. */
    static Optional<DeliveryView> delivery(Statements statements, String externalId, String vendor)
            throws SQLException {
        return statements.first(ONE, Reading::delivery, externalId, vendor);
    }

    Optional<String> ownerOf(String vendor, String vendorId) {
        return read(statements -> statements.first(OWNER, row -> row.getString("external_id"), vendor, vendorId));
    }

    int refusalsSince(String vendor, Instant since) {
        return read(statements -> statements
                .list(REFUSALS, row -> row.getInt("refusals"), vendor, since.minus(OUT_OF_ORDER), since, vendor)
                .get(0));
    }

    <T> T read(Writer.Change<T> query) {
        try (Statements statements = new Statements(database.getConnection())) {
            return query.run(statements);
        } catch (SQLException e) {
            throw new LedgerUnavailableException("The ledger cannot be read (" + e.getMessage() + ")", e);
        }
    }

    static DeliveryView delivery(ResultSet row) throws SQLException {
        State state = State.of(row.getString("state"));
        Instant due = state == State.WAITING ? Statements.time(row, "due_at") : null;
        return new DeliveryView(
                row.getLong("id"),
                row.getString("external_id"),
                row.getString("vendor"),
                state,
                row.getLong("revision"),
                Statements.number(row, "delivered_revision"),
                row.getString("vendor_id"),
                row.getInt("attempts"),
                due,
                row.getString("problem"),
                row.getInt("uncertain") == 1,
                row.getInt("withdrawn") == 1,
                row.getInt("erasing") == 1,
                Statements.time(row, "changed_at"));
    }

    private static AttemptView attempt(ResultSet row) throws SQLException {
        int status = row.getInt("status");
        return new AttemptView(
                row.getString("vendor"),
                row.getLong("revision"),
                Statements.time(row, "started_at"),
                row.getLong("duration_ms"),
                row.getString("outcome"),
                status == 0 ? null : Integer.valueOf(status),
                row.getInt("requests"),
                row.getString("problem"),
                row.getString("exchanges"));
    }
}
