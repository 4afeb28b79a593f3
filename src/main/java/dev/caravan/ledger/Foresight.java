package dev.caravan.ledger;

import dev.caravan.candidate.Verdict;
import java.util.List;
import java.util.Optional;

/** What has to be known to say what would be sent, and how that differs from what was sent. Reads, and changes nothing. */
public final class Foresight {

    /** The candidates that are read at a time are held in memory: so many characters of them at the most. */
    private static final long MOST_CONTENT = 16_000_000;

    private static final String DELIVERED = """
            select c.content from candidate c
            where exists (select 1 from delivery d
                where d.candidate_id = c.id and d.delivered_revision is not null and d.erasing = 0
                    and d.vendor = coalesce(?, d.vendor))
            order by c.id desc limit ?""";

    private final Reading reading;

    Foresight(Reading reading) {
        this.reading = reading;
    }

    /**
     * The delivery as it would be claimed if this were what the vendor should have. One that is under way now is taken
     * for lost. Throws {@link LedgerUnavailableException}.
     */
    public Claim claim(Verdict.Sound candidate, String vendor) {
        return reading.read(statements -> Claiming.wouldClaim(statements, candidate.externalId(), vendor))
                .map(known -> known.about(candidate))
                .orElseGet(() -> Claim.unknown(vendor, candidate));
    }

    /** The delivery as it would be claimed now; empty when there is none. Throws {@link LedgerUnavailableException}. */
    public Optional<Claim> claim(String externalId, String vendor) {
        return reading.read(statements -> Claiming.wouldClaim(statements, externalId, vendor));
    }

    /** The attempt that delivered the candidate last; empty when none is kept. Throws {@link LedgerUnavailableException}. */
    public Optional<AttemptView> lastDelivered(String externalId, String vendor) {
        return reading.lastDelivered(externalId, vendor);
    }

    /**
     * The canonical JSON of the newest candidates that were delivered. Throws {@link LedgerUnavailableException}.
     *
     * @param vendor to which; null for any
     */
    public List<String> delivered(String vendor, int most) {
        return reading.read(statements -> statements.listUpTo(
                MOST_CONTENT, String::length, DELIVERED, row -> row.getString("content"), vendor, most));
    }
}
