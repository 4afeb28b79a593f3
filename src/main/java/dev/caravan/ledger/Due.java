package dev.caravan.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A delivery that is due, as it stands before it is claimed. Its lease may have run out just now. */
final class Due {

    final long deliveryId;
    final String content;
    final long revision;
    final long claimedRevision;
    final long doubtedLength;
    private final String vendor;
    private final State state;
    private final Instant dueAt;
    private final long wantedRevision;
    private final long fence;
    private final boolean uncertain;
    private final long doubtedRevision;
    private final Instant doubtedAt;
    private final String doubtedCargo;
    private final int failures;
    private final Instant failingSince;
    private final String deliveredHash;
    private final String vendorId;
    private final String memory;
    private final String externalId;
    private final String hash;
    private final boolean erasing;

    private Due(ResultSet row, String vendor) throws SQLException {
        this.deliveryId = row.getLong("id");
        this.vendor = vendor;
        this.state = State.of(row.getString("state"));
        this.dueAt = Statements.time(row, "due_at");
        this.wantedRevision = row.getLong("wanted");
        this.claimedRevision = row.getLong("claimed_revision");
        this.doubtedLength = row.getLong("doubted_length");
        this.fence = row.getLong("fence");
        this.uncertain = row.getInt("uncertain") == 1;
        this.doubtedRevision = row.getLong("doubted_revision");
        this.doubtedAt = Statements.time(row, "doubted_at");
        this.doubtedCargo = row.getString("doubted_cargo");
        this.failures = row.getInt("failures");
        this.failingSince = Statements.time(row, "failing_since");
        this.deliveredHash = row.getString("delivered_hash");
        this.vendorId = row.getString("vendor_id");
        this.memory = row.getString("memory");
        this.externalId = row.getString("external_id");
        this.revision = row.getLong("revision");
        this.hash = row.getString("hash");
        this.content = row.getString("content");
        this.erasing = row.getInt("erasing") == 1;
    }

    static Due of(ResultSet row, String vendor) throws SQLException {
        return new Due(row, vendor);
    }

    /** Whoever had the lease is gone, or too slow: what was claimed may have been sent. */
    boolean leaseRanOut() {
        return state == State.SENDING;
    }

    /**
     * Whether the caller itself has the lease, though it has run out: nobody took it over, so it goes on.
     *
     * @param held the fencing token of each delivery that the caller holds
     */
    boolean isHeldAs(Map<Long, Long> held) {
        return leaseRanOut() && Long.valueOf(fence).equals(held.get(deliveryId));
    }

    /** The values of the statement that renews the lease. */
    Object[] renewal(Instant until) {
        return new Object[] {until, deliveryId, fence};
    }

    /** A newer revision came that is not meant for this vendor. */
    boolean isWithdrawn() {
        return revision > wantedRevision;
    }

    boolean isUncertain() {
        return mayHaveBeenSent() || uncertain;
    }

    long doubtedRevision() {
        return mayHaveBeenSent() ? claimedRevision : doubtedRevision;
    }

    /** An erasure puts nothing there: the attempt that was lost leaves everything as it was, or erased. */
    private boolean mayHaveBeenSent() {
        return leaseRanOut() && !(erasing && claimedRevision == revision);
    }

    /** Null when nothing is in doubt. A delivery that was in doubt before that was noted is in doubt since ever. */
    Instant doubtedAt() {
        if (!isUncertain()) {
            return null;
        }
        Instant known = mayHaveBeenSent() ? dueAt : doubtedAt;
        return known == null ? Instant.EPOCH : known;
    }

    /** What may be there: these contents, and what went with the requests, as far as that was taken down. */
    Doubt doubt(List<String> contents) {
        return new Doubt(doubtedAt(), contents, doubtedCargo);
    }

    /** The values of the statement that takes the lease. */
    Object[] lease(Instant until) {
        return new Object[] {
            until,
            fence + 1,
            revision,
            isUncertain(),
            isUncertain() ? doubtedRevision() : null,
            doubtedAt(),
            deliveryId,
            fence
        };
    }

    Claim claim(Instant leaseUntil, Doubt doubt) {
        return new Claim(
                deliveryId,
                vendor,
                externalId,
                revision,
                hash,
                content,
                fence + 1,
                leaseUntil,
                doubt,
                failures,
                failingSince,
                deliveredHash,
                vendorId,
                memory,
                erasing);
    }
}
