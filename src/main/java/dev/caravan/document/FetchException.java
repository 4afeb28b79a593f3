package dev.caravan.document;

import java.io.IOException;

/** A document can't be fetched. The message shows no more of an address than its scheme and host: the rest may be a secret. */
public final class FetchException extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean hopeless;

    private FetchException(String problem, boolean hopeless) {
        super(problem);
        this.hopeless = hopeless;
    }

    /** It will hardly be another time either, unless somebody does something. */
    static FetchException hopeless(String problem) {
        return new FetchException(problem, true);
    }

    /** It may be another time. */
    static FetchException passing(String problem) {
        return new FetchException(problem, false);
    }

    /** Whether trying again is hardly worth it. */
    public boolean isHopeless() {
        return hopeless;
    }
}
