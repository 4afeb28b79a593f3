package dev.caravan.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The state machine of one candidate's deliveries, said as simply as it can be: what the ledger must agree with. */
final class DeliveryModel {

    /** One delivery. */
    static final class Row {
        State state;
        Instant dueAt;
        long wanted;
        long leased;
        String leasedContent;
        long delivered;
        String deliveredContent;
        boolean uncertain;
        long fence;
        /** What may be at the vendor though no answer says so. */
        final Set<String> doubted = new HashSet<>();

        private void want(long revision, Instant now) {
            wanted = revision;
            if (state != State.SENDING) {
                state = State.WAITING;
                dueAt = now;
            }
        }

        /** What a test compares. */
        String standing() {
            return state + " delivered=" + delivered + " uncertain=" + uncertain;
        }
    }

    final Map<String, Row> rows = new TreeMap<>();
    String content;
    long revision;

    /** Returns whether the content is new. */
    boolean accept(String newContent, Set<String> vendors, Instant now) {
        boolean changed = !newContent.equals(content);
        if (changed) {
            content = newContent;
            revision++;
        }
        for (String vendor : vendors) {
            if (changed || !rows.containsKey(vendor)) {
                rows.computeIfAbsent(vendor, unseen -> new Row()).want(revision, now);
            }
        }
        rows.values().stream()
                .filter(row -> changed && row.wanted < revision && row.state == State.WAITING)
                .forEach(row -> row.state = State.REJECTED);
        return changed;
    }

    /** Leases what is due; returns whether there is a lease now. */
    boolean claim(Row row, Instant now, Instant leaseUntil) {
        boolean open = row.state == State.WAITING || row.state == State.SENDING;
        if (!open || row.dueAt.isAfter(now)) {
            return false;
        }
        if (row.state == State.SENDING) {
            row.uncertain = true;
            row.doubted.add(row.leasedContent);
        }
        if (row.wanted < revision) {
            row.state = State.REJECTED;
            return false;
        }
        row.state = State.SENDING;
        row.dueAt = leaseUntil;
        row.leased = revision;
        row.leasedContent = content;
        return true;
    }

    /** Takes an outcome; with a fence that is not the newest it changes nothing. */
    void settle(Row row, Settlement settlement, Instant now) {
        if (row.state != State.SENDING || row.fence != settlement.claim().fence()) {
            return;
        }
        boolean overtaken = row.wanted > row.leased;
        row.state = overtaken ? State.WAITING : settlement.state();
        row.dueAt = overtaken ? now : settlement.dueAt();
        if (settlement.state() == State.DELIVERED) {
            row.delivered = row.leased;
            row.deliveredContent = row.leasedContent;
        }
        if (settlement.certainty() == Certainty.CERTAIN || settlement.certainty() == Certainty.ONLY_THIS_IN_DOUBT) {
            row.uncertain = false;
            row.doubted.clear();
        }
        if (settlement.certainty() == Certainty.IN_DOUBT || settlement.certainty() == Certainty.ONLY_THIS_IN_DOUBT) {
            row.uncertain = true;
            row.doubted.add(row.leasedContent);
        }
    }
}
