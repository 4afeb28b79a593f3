package dev.caravan.ledger;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes deliveries due again that nothing would happen to by itself, or not yet. */
final class Replaying {

    /** Only as it was found, and only what is still meant for the vendor. */
    private static final String REPLAY = """
            update delivery set state = 'waiting', due_at = ?, failures = 0, failing_since = null, problem = null,
                changed_at = ?
            where id = ? and state = ? and changed_at = ?
              and revision = (select c.revision from candidate c where c.id = delivery.candidate_id)""";

    private static final String REPLAYED = """
            insert into attempt (delivery_id, revision, started_at, duration_ms, outcome, requests, problem)
            values (?, ?, ?, 0, 'replayed', 0, ?)""";

    /** What is known of another record is not true of this one. */
    private static final String IT_IS = """
            update delivery set
                vendor_id = ?,
                memory = case when vendor_id <> ? then null else memory end,
                delivered_revision = case when vendor_id <> ? then null else delivered_revision end,
                delivered_hash = case when vendor_id <> ? then null else delivered_hash end
            where id = ?""";

    /** What is remembered is when this was said: whoever makes keys of requests makes others from then on. */
    private static final String ANEW = """
            update delivery set vendor_id = null, delivered_revision = null, delivered_hash = null, memory = ?,
                uncertain = 0, doubted_revision = null, doubted_at = null
            where id = ?""";

    private static final List<String> NO_LONGER_IN_DOUBT = List.of(
            "delete from doubted_content where delivery_id = ?", "delete from doubted_cargo where delivery_id = ?");

    private static final String TAKEN = """
            select c.external_id from delivery d join candidate c on c.id = d.candidate_id
            where d.vendor = ? and d.vendor_id = ? and d.id <> ? limit 1""";

    private final Statements statements;
    private final Instant now;

    Replaying(Statements statements, Instant now) {
        this.statements = statements;
        this.now = now;
    }

    /** A delivery, and when it is to be due. */
    record Replay(DeliveryView delivery, Instant dueAt) {}

    /** Returns those that were replayed; the others have changed since they were read. */
    List<DeliveryView> replay(List<Replay> replays) throws SQLException {
        int[] changed = statements.batch(
                REPLAY,
                replays.stream()
                        .map(replay -> new Object[] {
                            replay.dueAt,
                            now,
                            replay.delivery.id(),
                            replay.delivery.state(),
                            replay.delivery.changedAt()
                        })
                        .toList());
        List<DeliveryView> replayed = new ArrayList<>();
        for (int i = 0; i < changed.length; i++) {
            if (changed[i] == 1) {
                replayed.add(replays.get(i).delivery);
            }
        }
        statements.batch(REPLAYED, replayed.stream().map(one -> trace(one, "")).toList());
        return replayed;
    }

    /** Returns why it can't be; empty when it was replayed. */
    Optional<String> replay(DeliveryView delivery, Ruling ruling) throws SQLException {
        Optional<String> refusal = refusal(delivery, ruling);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (statements.update(REPLAY, now, now, delivery.id(), delivery.state(), delivery.changedAt()) != 1) {
            throw new SQLException("A delivery was changed by somebody else at the same time");
        }
        if (ruling instanceof Ruling.ItIs itIs) {
            String id = itIs.vendorId();
            statements.update(IT_IS, id, id, id, id, delivery.id());
        } else if (ruling instanceof Ruling.Anew) {
            statements.update(ANEW, "{\"anew\":" + now.toEpochMilli() + "}", delivery.id());
            for (String sql : NO_LONGER_IN_DOUBT) {
                statements.update(sql, delivery.id());
            }
        }
        statements.update(REPLAYED, trace(delivery, said(delivery, ruling)));
        return Optional.empty();
    }

    private Optional<String> refusal(DeliveryView delivery, Ruling ruling) throws SQLException {
        String which = "The delivery of '" + delivery.externalId() + "' to " + delivery.vendor();
        if (delivery.state() == State.SENDING) {
            return Optional.of(which + " is being sent at this moment; look again when that attempt has ended");
        }
        if (delivery.state() == State.DELIVERED) {
            return Optional.of(which + " is delivered: there is nothing to send again. A changed candidate is sent by"
                    + " dropping or posting it");
        }
        if (delivery.withdrawn()) {
            return Optional.of(which + " was withdrawn: the newest revision is not meant for " + delivery.vendor()
                    + " (deliverTo); drop or post the candidate with another deliverTo to have it sent there");
        }
        if (ruling instanceof Ruling.Anew && delivery.erasing()) {
            return Optional.of(which + " is to be erased, so nothing is sent anew; if " + delivery.vendor()
                    + " has nothing of the candidate, say that it is done: POST /api/erasures/{externalId}/vendors/"
                    + delivery.vendor() + "/done");
        }
        if (ruling instanceof Ruling.ItIs itIs) {
            return statements
                    .first(
                            TAKEN,
                            row -> row.getString("external_id"),
                            delivery.vendor(),
                            itIs.vendorId(),
                            delivery.id())
                    .map(owner -> delivery.vendor() + " has the candidate '" + owner + "' under the id '"
                            + itIs.vendorId() + "' already; expected the id of a record that is no other candidate's");
        }
        return Optional.empty();
    }

    private static String said(DeliveryView delivery, Ruling ruling) {
        if (ruling instanceof Ruling.ItIs itIs) {
            return " as the vendor's record " + itIs.vendorId();
        }
        return ruling instanceof Ruling.Anew
                ? delivery.vendorId() == null
                        ? " anew"
                        : " anew, no longer as the vendor's record " + delivery.vendorId()
                : "";
    }

    private Object[] trace(DeliveryView delivery, String how) {
        String before = delivery.problem() == null ? "" : ": " + delivery.problem();
        return new Object[] {
            delivery.id(),
            delivery.revision(),
            now,
            "Sent again by hand" + how + "; it was " + delivery.state().word() + before
        };
    }
}
