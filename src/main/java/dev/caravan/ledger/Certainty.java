package dev.caravan.ledger;

/** What is known, after an attempt, of whether the vendor has what was sent. */
public enum Certainty {
    /** It is known for certain; a doubt of before is over. */
    CERTAIN,
    /** The attempt says nothing about it: a doubt of before stays. */
    AS_BEFORE,
    /** A request of the attempt may have taken effect. */
    IN_DOUBT,
    /** The same, and a doubt of before is over: nothing but this attempt's content may be there. */
    ONLY_THIS_IN_DOUBT
}
