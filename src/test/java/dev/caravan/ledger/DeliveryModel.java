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
        boolean erasing;
        /** Whether anything was ever tried. */
        boolean tried;

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
            return state + " delivered=" + delivered + " uncertain=" + uncertain + " erasing=" + erasing;
        }
    }

    final Map<String, Row> rows = new TreeMap<>();
    String content;
    long revision;
    boolean tombstone;

    /** What stands of the person is one more revision, and what was never sent is through. */
    void erase(String left, Instant now) {
        if (content == null || tombstone) {
            return;
        }
        tombstone = true;
        content = left;
        revision++;
        rows.values().forEach(row -> {
            row.erasing = true;
            row.want(revision, now);
        });
        endNeverSent();
    }

    private void endNeverSent() {
        rows.values()
                .removeIf(row -> row.erasing
                        && row.state != State.SENDING
                        && !row.tried
                        && !row.uncertain
                        && row.delivered == 0);
        forget();
    }

    /** The candidate goes with its last delivery. */
    private void forget() {
        if (tombstone && rows.isEmpty()) {
            content = null;
            revision = 0;
        }
    }

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
        if (row.state == State.SENDING && !(row.erasing && row.leased == revision)) {
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
    void settle(String vendor, Settlement settlement, Instant now) {
        Row row = rows.get(vendor);
        if (row == null
                || row.state != State.SENDING
                || row.fence != settlement.claim().fence()) {
            return;
        }
        row.tried |= settlement.attempt() != null;
        if (settlement.erased() != null) {
            rows.remove(vendor);
            forget();
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
        boolean inDoubt =
                settlement.certainty() == Certainty.IN_DOUBT || settlement.certainty() == Certainty.ONLY_THIS_IN_DOUBT;
        if (inDoubt && !settlement.claim().erasing()) {
            row.uncertain = true;
            row.doubted.add(row.leasedContent);
        }
        endNeverSent();
    }
}
