package dev.caravan.intake;

/** How much of a file is there, as far as its bytes tell. */
public enum Completeness {
    /** Its format says where it ends, and it has ended: nothing may follow. */
    WHOLE,
    /** One record that is complete, in a format that has no end: another may follow, though it seldom does. */
    ONE_RECORD,
    /** Complete records in a format that has no end: more may follow. */
    RECORDS,
    /** It ends in the middle of a record. */
    CUT,
    /** It can't become readable, whatever follows. */
    BROKEN,
    /** Nothing is in it. */
    EMPTY,
    /** By its bytes it is no file of candidates, but a document that one of them may name. */
    DOCUMENT
}
