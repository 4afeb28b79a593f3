package dev.caravan.ledger;

/** What a person who has a delivery sent again says of what the vendor holds. */
public sealed interface Ruling {

    /** The word in the audit trail. */
    String word();

    /** Nothing: a doubt stays, and the vendor is asked as it always is. */
    record AsKnown() implements Ruling {
        @Override
        public String word() {
            return "replay";
        }
    }

    /** The candidate is the vendor's record of that id, so that one is updated. */
    record ItIs(String vendorId) implements Ruling {
        @Override
        public String word() {
            return "replay as vendorId";
        }
    }

    /** The vendor has nothing of the candidate, or what it has does not count: it is sent as if for the first time. */
    record Anew() implements Ruling {
        @Override
        public String word() {
            return "replay anew";
        }
    }
}
