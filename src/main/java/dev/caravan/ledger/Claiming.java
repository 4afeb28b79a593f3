package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Leases due deliveries of one vendor to this node, the longest due first. */
final class Claiming {

    private static final String DELIVERY = """
            select d.id, d.state, d.revision as wanted, d.fence, d.uncertain, d.failures, d.failing_since, d.delivered_hash,
                   d.vendor_id, d.memory, d.due_at, d.claimed_revision, d.doubted_revision, d.doubted_at, d.erasing,
                   (select cargo from doubted_cargo where delivery_id = d.id) as doubted_cargo,
                   c.external_id, c.revision, c.hash, c.content,
                   case when d.uncertain = 0 and d.state <> 'sending' then 0
                        else (select coalesce(sum(length(content)), 0) from doubted_content where delivery_id = d.id)
                   end as doubted_length
            from delivery d join candidate c on c.id = d.candidate_id
            where d.vendor = ?""";

    private static final String DUE = DELIVERY + " and d.due_at <= ? order by d.due_at limit ?";
    private static final String ONE = DELIVERY + " and c.external_id = ?";

    private static final String LEASE = """
            update delivery set state = 'sending', due_at = ?, fence = ?, claimed_revision = ?,
                uncertain = ?, doubted_revision = ?, doubted_at = ?
            where id = ? and fence = ?""";

    private static final String WITHDRAW = """
            update delivery set state = 'rejected', due_at = null, changed_at = ?, problem = ?,
                uncertain = ?, doubted_revision = ?, doubted_at = ?
            where id = ?""";

    /**
     * What is claimed at a time is held in memory: so many characters of candidates at the most,
     * with what is in doubt. A single delivery is claimed whatever it weighs: what may be there must not be forgotten.
     */
    private static final long MOST_CONTENT = 16_000_000;

    private static final String RENEW =
            "update delivery set due_at = ? where id = ? and fence = ? and state = 'sending'";

    private static final String NEXT_DUE =
            "select min(due_at) as due_at from delivery where vendor = ? and due_at is not null";

    private static final String DOUBTED_CONTENT =
            "select content from doubted_content where delivery_id = ? order by revision";

    private static final String LOST = """
            insert into attempt (delivery_id, revision, started_at, duration_ms, outcome, requests, problem)
            values (?, ?, ?, 0, 'uncertain', 0, ?)""";

    private final Statements statements;
    private final Dialect dialect;
    private final Pauses pauses;
    private final Instant now;

    Claiming(Statements statements, Dialect dialect, Pauses pauses) throws SQLException {
        this.statements = statements;
        this.dialect = dialect;
        this.pauses = pauses;
        this.now = dialect.now(statements);
    }

    Claims claim(String vendor, int most, Duration lease, Map<Long, Long> held) throws SQLException {
        if (pauses.isPaused(statements, vendor)) {
            return new Claims(List.of(), null);
        }
        Instant leaseUntil = now.plus(lease);
        List<Due> due = statements.listUpTo(
                MOST_CONTENT,
                one -> one.content.length() + one.doubtedLength,
                DUE + dialect.skipLocked(),
                row -> Due.of(row, vendor),
                vendor,
                now,
                most);
        List<Object[]> leases = new ArrayList<>(due.size());
        List<Claim> claims = new ArrayList<>(due.size());
        List<Object[]> renewed = new ArrayList<>();
        for (Due one : due) {
            if (one.isHeldAs(held)) {
                renewed.add(one.renewal(leaseUntil));
                continue;
            }
            if (one.leaseRanOut()) {
                lost(one);
            }
            if (one.isWithdrawn()) {
                statements.update(
                        WITHDRAW,
                        now,
                        Accepting.noLongerMeant(vendor, one.revision),
                        one.isUncertain(),
                        one.isUncertain() ? one.doubtedRevision() : null,
                        one.doubtedAt(),
                        one.deliveryId);
            } else {
                leases.add(one.lease(leaseUntil));
                claims.add(one.claim(leaseUntil, doubt(statements, one)));
            }
        }
        statements.batch(RENEW, renewed);
        for (int changed : statements.batch(LEASE, leases)) {
            if (changed != 1) {
                throw new SQLException("A due delivery was leased to somebody else at the same time");
            }
        }
        return new Claims(claims, nextDue(vendor));
    }

    /** The delivery as it would be claimed now, due or not; what is under way counts as lost. */
    static Optional<Claim> wouldClaim(Statements statements, String externalId, String vendor) throws SQLException {
        Optional<Due> known = statements.first(ONE, row -> Due.of(row, vendor), vendor, externalId);
        return known.isEmpty()
                ? Optional.empty()
                : Optional.of(known.get().claim(Instant.MAX, doubt(statements, known.get())));
    }

    private static Doubt doubt(Statements statements, Due due) throws SQLException {
        if (!due.isUncertain()) {
            return null;
        }
        List<String> contents =
                new ArrayList<>(statements.list(DOUBTED_CONTENT, row -> row.getString("content"), due.deliveryId));
        if (due.doubtedRevision() == due.revision) {
            contents.add(due.content);
        }
        return due.doubt(contents);
    }

    Set<Long> renew(List<Claim> claims, Duration lease) throws SQLException {
        Instant until = now.plus(lease);
        int[] changed = statements.batch(
                RENEW,
                claims.stream()
                        .map(claim -> new Object[] {until, claim.deliveryId(), claim.fence()})
                        .toList());
        Set<Long> renewed = new HashSet<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 1) {
                renewed.add(claims.get(i).deliveryId());
            }
        }
        return renewed;
    }

    private Instant nextDue(String vendor) throws SQLException {
        return statements
                .list(NEXT_DUE, row -> Statements.time(row, "due_at"), vendor)
                .get(0);
    }

    private void lost(Due due) throws SQLException {
        statements.update(
                LOST,
                due.deliveryId,
                due.claimedRevision,
                now,
                "The attempt ended without an outcome (the process stopped, or the lease ran out);"
                        + " its request may have reached the vendor");
    }
}
