package dev.caravan.intake;

import java.io.IOException;

/** A source of which nothing can be taken. The message says where, what was expected and what to do; never what stands there. */
public final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    private final Completeness completeness;

    public UnreadableException(Completeness completeness, String message) {
        super(message);
        this.completeness = completeness;
    }

    /** {@code CUT}, {@code BROKEN} or {@code EMPTY}. */
    public Completeness completeness() {
        return completeness;
    }
}
