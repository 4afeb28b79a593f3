package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** Forgets, a step at a time; no step looks at more than a few hundred rows. */
final class Pruning {

    /** How many rows a step looks at. */
    static final int STEP = 500;

    /** With a candidate go its deliveries and attempts, so fewer of them share a transaction. */
    private static final int CANDIDATES_AT_ONCE = 100;

    /** The ids of attempts grow with time, so the oldest are the lowest. */
    private static final String OLD_ATTEMPTS = """
            delete from attempt
            where id in (select id from attempt order by id limit ?) and started_at < ?""";

    private static final String STEP_END =
            "select max(id) as id from (select id from candidate where id > ? order by id limit ?)";

    /**
     * What every vendor that is meant has, and has had since that time, and what did not come in again since. A withdrawn
     * delivery wants nothing any more.
     */
    private static final String FINISHED = """
            exists (select 1 from delivery d where d.candidate_id = c.id)
            and not exists (
                select 1 from delivery d
                where d.candidate_id = c.id
                  and (d.changed_at >= ? or d.uncertain = 1
                       or not (d.state = 'delivered' or d.state = 'rejected' and d.revision < c.revision)))
            and c.changed_at < ? and c.accepted_at < ?""";

    private static final String FINISHED_CANDIDATES =
            "select c.id from candidate c where c.id > ? and c.id <= ? and " + FINISHED + " order by c.id limit ?";

    private static final String IS_FINISHED = "select c.id from candidate c where c.id = ? and " + FINISHED;

    private Pruning() {}

    /** Returns how many attempts were forgotten; 0 when there are no older ones. */
    static int attempts(Statements statements, Instant before) throws SQLException {
        return statements.update(OLD_ATTEMPTS, STEP, before);
    }

    /** Some candidates that are finished, with ids above {@code after}. */
    static Finished finished(Statements statements, long after, Instant before) throws SQLException {
        Long end = statements
                .list(STEP_END, row -> Statements.number(row, "id"), after, STEP)
                .get(0);
        if (end == null) {
            return new Finished(List.of(), null);
        }
        List<Long> ids = statements.list(
                FINISHED_CANDIDATES,
                row -> row.getLong("id"),
                after,
                end,
                before,
                before,
                before.minus(Accepting.SEEN_EVERY),
                CANDIDATES_AT_ONCE);
        return new Finished(ids, ids.size() == CANDIDATES_AT_ONCE ? ids.get(ids.size() - 1) : end);
    }

    /** Returns how many of the candidates were forgotten: those that still are finished. */
    static int forget(Statements statements, List<Long> candidates, Instant before) throws SQLException {
        int forgotten = 0;
        for (Long id : candidates) {
            if (statements
                    .first(
                            IS_FINISHED,
                            row -> row.getLong("id"),
                            id,
                            before,
                            before,
                            before.minus(Accepting.SEEN_EVERY))
                    .isPresent()) {
                Forgetting.candidate(statements, id);
                forgotten++;
            }
        }
        return forgotten;
    }

    /** Ids of candidates, and where to go on; {@code next} is null at the end of the table. */
    record Finished(List<Long> candidates, Long next) {}
}
