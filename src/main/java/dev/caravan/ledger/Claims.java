package dev.caravan.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What was claimed for a vendor.
 *
 * @param nextDue when there is more to claim; null when nothing waits, or the vendor is paused
 */
public record Claims(List<Claim> claims, Instant nextDue) {

    /** Whether nothing was claimed and nothing more is due at that time; what was withdrawn makes room for more. */
    public boolean leaveNothingDue(Instant now) {
        return claims.isEmpty() && (nextDue == null || nextDue.isAfter(now));
    }
}
