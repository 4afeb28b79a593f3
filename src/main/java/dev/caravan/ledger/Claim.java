package dev.caravan.ledger;

import dev.caravan.candidate.Verdict;
import java.time.Instant;

/**
 * A delivery that is leased to this node: what the vendor should have, and what is known of what it has.
 *
 * @param content the canonical JSON of the wanted revision
 * @param fence the fencing token: a commit with an older one changes nothing
 * @param leaseUntil when another node may take the delivery over
 * @param doubt what may be at the vendor though no answer says so; null when all is known
 * @param failures attempts in a row that did not succeed
 * @param failingSince when the first of them began; null when there is none
 * @param deliveredHash the content that the vendor has; null when it has none that is known
 * @param vendorId the vendor's own id of the candidate; null as long as it is not known
 * @param memory what the vendor's transform left for its next time, as JSON; may be null
 * @param erasing the vendor is to erase the candidate, of which the content holds nothing but the externalId
 */
public record Claim(
        long deliveryId,
        String vendor,
        String externalId,
        long revision,
        String hash,
        String content,
        long fence,
        Instant leaseUntil,
        Doubt doubt,
        int failures,
        Instant failingSince,
        String deliveredHash,
        String vendorId,
        String memory,
        boolean erasing) {

    /** A delivery of which nothing is known, of a candidate that the ledger may not have. */
    public static Claim unknown(String vendor, Verdict.Sound candidate) {
        return new Claim(
                0,
                vendor,
                candidate.externalId(),
                0,
                candidate.hash(),
                candidate.json(),
                0,
                Instant.MAX,
                null,
                0,
                null,
                null,
                null,
                null,
                false);
    }

    /** The same delivery, if this were the content that is wanted. */
    public Claim about(Verdict.Sound candidate) {
        return with(candidate.hash(), candidate.json(), doubt, deliveredHash, vendorId, memory);
    }

    /** The same, if nothing were known but whom the vendor knows: everything is to be sent then. */
    public Claim withoutMemory() {
        return with(hash, content, null, null, vendorId, null);
    }

    /** The same, if nothing had ever been sent. */
    public Claim first() {
        return with(hash, content, null, null, null, null);
    }

    /** Whether the vendor is known to have the candidate, in whatever content. */
    public boolean isKnownThere() {
        return deliveredHash != null || vendorId != null;
    }

    private Claim with(
            String otherHash,
            String otherContent,
            Doubt otherDoubt,
            String otherDelivered,
            String otherId,
            String otherMemory) {
        return new Claim(
                deliveryId,
                vendor,
                externalId,
                revision,
                otherHash,
                otherContent,
                fence,
                leaseUntil,
                otherDoubt,
                failures,
                failingSince,
                otherDelivered,
                otherId,
                otherMemory,
                erasing);
    }

    /** Whether an earlier request may have taken effect. */
    public boolean uncertain() {
        return doubt != null;
    }

    /** Whether the vendor has this very content for certain, so that there is nothing to send. */
    public boolean alreadyDelivered() {
        return !uncertain() && hash.equals(deliveredHash);
    }
}
