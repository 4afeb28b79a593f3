package dev.caravan.intake;

import dev.caravan.ledger.Addressed;
import java.util.Set;

/** Knows which fields of a candidate none of its vendors takes, so that the receipt of a file can say so. */
public interface Untaken {

    /** A look at the vendors' routes, for the candidates of one file. */
    Look look();

    /** What is found out while one file is read. */
    interface Look {

        /** What nobody takes of this candidate. Cheap enough for every row of a large file; never throws. */
        Found of(Addressed candidate);
    }

    /**
     * What nobody takes of one candidate.
     *
     * @param pointers of fields, with {@code *} for each index
     * @param isWhole whether that is all: false when something of the candidate could not be tried
     */
    record Found(Set<String> pointers, boolean isWhole) {

        /** Everything is taken, or there is nobody to take it. */
        public static final Found NOTHING = new Found(Set.of(), true);

        public Found {
            pointers = Set.copyOf(pointers);
        }
    }
}
