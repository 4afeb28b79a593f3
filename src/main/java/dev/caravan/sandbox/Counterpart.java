package dev.caravan.sandbox;

import java.util.List;

/** Somebody who answers requests: a vendor behind its gate, or the place that hands out tokens. */
interface Counterpart {

    /** What a request asks for, as a name to count by. */
    String operation(String method, String path);

    /** The addresses in a request from which a file is fetched before it is answered. */
    default List<String> addresses(Request request) {
        return List.of();
    }

    /** The honest answer. */
    Answer answer(Request request);

    Manners manners();
}
