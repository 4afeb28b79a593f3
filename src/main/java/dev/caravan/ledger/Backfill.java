package dev.caravan.ledger;

import dev.caravan.candidate.CandidateCheck;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Gives a vendor deliveries of the candidates that are known already and meant for it, in small steps. */
final class Backfill {

    /** How many candidates are looked at in a step, at the most. */
    private static final int STEP = 500;

    /** How many characters of candidates are held in memory at a time. */
    private static final long MOST_CONTENT = 16_000_000;

    private static final String CANDIDATES = """
            select c.id, c.revision, case when d.id is null then c.content end as content
            from candidate c left join delivery d on d.candidate_id = c.id and d.vendor = ?
            where c.id > ? and not exists (select 1 from erasure e where e.external_id = c.external_id)
            order by c.id limit ?""";

    /** A revision that came meanwhile has addressed itself, and an erasure is one. */
    private static final String DELIVERY = """
            insert into delivery (candidate_id, vendor, state, revision, due_at, fence, changed_at)
            select c.id, ?, 'waiting', c.revision, ?, ?, ? from candidate c where c.id = ? and c.revision = ?
            on conflict (candidate_id, vendor) do nothing""";

    private final Access ledger;
    private final String vendor;
    private final boolean dryRun;
    private final Pace pace;
    private final Audit.Running audit;
    private long deliveries;
    private long candidates;

    /** @param audit null when it is a dry run */
    Backfill(Access ledger, String vendor, Integer perMinute, Instant start, Audit.Running audit) {
        this.ledger = ledger;
        this.vendor = vendor;
        this.dryRun = audit == null;
        this.pace = new Pace(start, perMinute);
        this.audit = audit;
    }

    Backfilled run() {
        for (List<Known> step = known(0); !step.isEmpty(); step = known(step.get(step.size() - 1).id)) {
            candidates += step.size();
            address(step.stream().filter(Known::isMissing).toList());
        }
        return new Backfilled(dryRun, vendor, deliveries, candidates, pace.last());
    }

    private List<Known> known(long after) {
        return ledger.read((statements, now) ->
                statements.listUpTo(MOST_CONTENT, Known::weight, CANDIDATES, this::known, vendor, after, STEP));
    }

    private void address(List<Known> missing) {
        List<Instant> due = missing.stream().map(one -> pace.next(vendor)).toList();
        if (dryRun || missing.isEmpty()) {
            deliveries += missing.size();
            return;
        }
        deliveries += ledger.change((statements, now) -> {
            List<Object[]> rows = new ArrayList<>();
            for (int i = 0; i < missing.size(); i++) {
                rows.add(new Object[] {vendor, due.get(i), now, now, missing.get(i).id, missing.get(i).revision});
            }
            int made = 0;
            for (int changed : statements.batch(DELIVERY, rows)) {
                made += changed;
            }
            audit.add(statements, made);
            return made;
        });
        ledger.wake(vendor);
    }

    private Known known(ResultSet row) throws SQLException {
        String content = row.getString("content");
        boolean missing = content != null && Addressed.isMeantFor(CandidateCheck.fromCanonical(content), vendor);
        return new Known(row.getLong("id"), row.getLong("revision"), missing, content == null ? 0 : content.length());
    }

    /** A candidate; {@code isMissing} says that the vendor should have a delivery of it, and has none. */
    private record Known(long id, long revision, boolean isMissing, long weight) {}
}
