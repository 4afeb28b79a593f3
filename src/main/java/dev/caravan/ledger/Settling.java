package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Takes outcomes down, each only while its lease is still held. */
final class Settling {

    private static final String SETTLE = """
            update delivery set
                state = case when revision > ? then 'waiting' else ? end,
                due_at = case when revision > ? then ? else ? end,
                delivered_revision = coalesce(?, delivered_revision),
                delivered_hash = coalesce(?, delivered_hash),
                uncertain = case ? when 'CERTAIN' then 0 when 'AS_BEFORE' then uncertain else 1 end,
                doubted_revision = case ? when 'CERTAIN' then null when 'AS_BEFORE' then doubted_revision else ? end,
                doubted_at = case ? when 'CERTAIN' then null when 'AS_BEFORE' then doubted_at else ? end,
                failures = case when revision > ? then 0 else ? end,
                failing_since = case when revision > ? then null else ? end,
                vendor_id = coalesce(?, vendor_id),
                memory = coalesce(?, memory),
                problem = case when ? = 0 or erasing > ? then problem else ? end,
                attempts = attempts + ?,
                changed_at = ?
            where id = ? and fence = ? and state = 'sending'""";

    /** All of it when nothing is in doubt, and else what was only kept in case that its answer gets lost. */
    private static final String NOT_IN_DOUBT = """
            delete from doubted_content
            where delivery_id = ?
              and not exists (select 1 from delivery d
                  where d.id = doubted_content.delivery_id and d.uncertain = 1
                    and d.doubted_revision >= doubted_content.revision)""";

    private static final String EARLIER = "delete from doubted_content where delivery_id = ? and revision < ?";

    private static final String CARGO = """
            insert into doubted_cargo (delivery_id, cargo) values (?, ?)
            on conflict (delivery_id) do update set cargo = excluded.cargo""";

    /** When it was not taken down before the request, nothing was in doubt, and nothing is. */
    private static final String CARGO_AS_BEFORE = "update doubted_cargo set cargo = ? where delivery_id = ?";

    private static final String NO_CARGO = "delete from doubted_cargo where delivery_id = ?";

    /** Of one who is to be erased nothing is kept that may speak of the person. */
    private static final String ATTEMPT = """
            insert into attempt
                (delivery_id, revision, started_at, duration_ms, outcome, status, requests, problem, exchanges)
            select id, ?, ?, ?, ?, ?, ?, case when erasing > ? then null else ? end,
                case when erasing = 1 then null else ? end
            from delivery where id = ?""";

    private final Statements statements;
    private final Instant now;

    Settling(Statements statements, Instant now) {
        this.statements = statements;
        this.now = now;
    }

    /** Returns those that changed nothing, because the lease had gone to somebody else. */
    List<Settlement> settle(List<Settlement> settlements) throws SQLException {
        int[] changed =
                statements.batch(SETTLE, settlements.stream().map(this::settled).toList());
        List<Settlement> stale = new ArrayList<>();
        List<Object[]> attempts = new ArrayList<>();
        List<Object[]> settled = new ArrayList<>();
        List<Object[]> onlyThis = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            Settlement settlement = settlements.get(i);
            if (changed[i] == 0) {
                stale.add(settlement);
                continue;
            }
            if (settlement.attempt() != null) {
                attempts.add(attempt(settlement.claim(), settlement.attempt()));
            }
            Claim claim = settlement.claim();
            settled.add(new Object[] {claim.deliveryId()});
            cargo(settlement);
            if (settlement.certaintyOfContent() == Certainty.ONLY_THIS_IN_DOUBT) {
                onlyThis.add(new Object[] {claim.deliveryId(), claim.revision()});
            }
        }
        statements.batch(NOT_IN_DOUBT, settled);
        statements.batch(EARLIER, onlyThis);
        statements.batch(ATTEMPT, attempts);
        erase(settlements, stale);
        return stale;
    }

    /** Nothing was taken down of a delivery that was not in doubt, and most are not. */
    private void cargo(Settlement settlement) throws SQLException {
        long delivery = settlement.claim().deliveryId();
        String cargo = settlement.cargo();
        if (cargo == null && !settlement.claim().uncertain()) {
            return;
        }
        if (settlement.certaintyOfContent() != Certainty.AS_BEFORE) {
            if (cargo == null) {
                statements.update(NO_CARGO, delivery);
            } else {
                statements.update(CARGO, delivery, cargo);
            }
        } else if (cargo != null) {
            statements.update(CARGO_AS_BEFORE, cargo, delivery);
        }
    }

    private void erase(List<Settlement> settlements, List<Settlement> stale) throws SQLException {
        Erasing erasing = new Erasing(statements, now);
        for (Settlement settlement : settlements) {
            if (settlement.erased() != null && !stale.contains(settlement)) {
                erasing.through(settlement.claim().deliveryId(), settlement.erased(), settlement.problem());
            }
        }
        erasing.endNeverSent();
    }

    private Object[] settled(Settlement settlement) {
        Claim claim = settlement.claim();
        long revision = claim.revision();
        int attempts = settlement.attempt() == null ? 0 : 1;
        String certainty = settlement.certaintyOfContent().name();
        return new Object[] {
            revision,
            settlement.state(),
            revision,
            now,
            settlement.dueAt(),
            settlement.isDelivered() ? revision : null,
            settlement.isDelivered() ? claim.hash() : null,
            certainty,
            certainty,
            revision,
            certainty,
            now,
            revision,
            settlement.failures(),
            revision,
            settlement.failingSince(),
            settlement.vendorId(),
            settlement.memory(),
            attempts,
            claim.erasing(),
            settlement.problem(),
            attempts,
            now,
            claim.deliveryId(),
            claim.fence()
        };
    }

    private static Object[] attempt(Claim claim, Attempt attempt) {
        return new Object[] {
            claim.revision(),
            attempt.startedAt(),
            attempt.took().toMillis(),
            attempt.outcome(),
            attempt.status(),
            attempt.requests(),
            claim.erasing(),
            attempt.problem(),
            attempt.exchanges(),
            claim.deliveryId()
        };
    }
}
