package dev.caravan.ledger;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.Verdict;
import java.util.Set;

/**
 * A candidate in its normal form, and where it is to go.
 *
 * @param vendors the vendors that are meant and switched on
 */
public record Addressed(Verdict.Sound candidate, Set<String> vendors) {

    public Addressed {
        vendors = Set.copyOf(vendors);
    }

    /** Whether the sender means that vendor, be it on or off. */
    boolean isMeantFor(String vendor) {
        return isMeantFor(candidate.candidate(), vendor);
    }

    /** The same for a candidate that is known already. */
    static boolean isMeantFor(Candidate candidate, String vendor) {
        return candidate.deliverTo().isEmpty() || candidate.deliverTo().contains(vendor);
    }
}
