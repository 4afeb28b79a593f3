package dev.caravan.ledger;

import java.time.Instant;
import java.util.List;

/**
 * What has become of a person who is to be erased: what is deleted here, and where the vendors stand.
 *
 * @param id grows with each erasure: the cursor of lists
 * @param hash the keyed hash of the externalId; all that stays of the person
 * @param endedAt null as long as it goes on
 * @param liftedAt since when the person may come in again; null as long as the tombstone stands
 * @param candidates how many of these the ledger has deleted, as of the following
 * @param vendors those that are through
 * @param open the deliveries of those that are not
 */
public record Erasure(
        long id,
        String hash,
        Instant askedAt,
        Instant endedAt,
        Instant liftedAt,
        long candidates,
        long deliveries,
        long attempts,
        long documents,
        Files files,
        List<Through> vendors,
        List<DeliveryView> open) {

    public Erasure {
        vendors = List.copyOf(vendors);
        open = List.copyOf(open);
    }

    /** Whether all is done, so that nobody knows any more who it was. */
    public boolean hasEnded() {
        return endedAt != null;
    }

    /**
     * The files that Caravan keeps.
     *
     * @param searched whether the folders have been searched to the end
     * @param looked how many files were looked at
     * @param deleted how many were deleted
     * @param rewritten how many go on without the person
     * @param left which ones a person has to look at, and why
     */
    public record Files(boolean searched, long looked, long deleted, long rewritten, List<String> left) {
        public Files {
            left = List.copyOf(left);
        }
    }

    /**
     * A vendor that is through.
     *
     * @param how in a few words: deleted, ignored, archived, not there, never sent, by a person
     * @param remarks what there is to know; null when there is nothing, or when the erasure has ended
     */
    public record Through(String vendor, String how, String remarks, Instant at) {}

    /**
     * Somebody whom the folders are to be searched for.
     *
     * @param number of the search: what comes in meanwhile asks for another
     * @param left what the search before has left, or this one until it was broken off
     */
    public record Search(long erasureId, String externalId, long number, List<String> left) {}
}
