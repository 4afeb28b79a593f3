package dev.caravan.ledger;

import dev.caravan.candidate.Verdict;
import java.util.Set;

/** A candidate in its normal form, and the vendors that it is to be delivered to. */
public record Addressed(Verdict.Sound candidate, Set<String> vendors) {

    public Addressed {
        vendors = Set.copyOf(vendors);
    }
}
