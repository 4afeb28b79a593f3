package dev.caravan.sandbox;

/** Somebody who answers requests: a vendor behind its gate, or the place that hands out tokens. */
interface Counterpart {

    /** What a request asks for, as a name to count by. */
    String operation(String method, String path);

    /** The honest answer. */
    Answer answer(Request request);

    Manners manners();
}
