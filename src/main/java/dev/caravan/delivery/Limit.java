package dev.caravan.delivery;

import java.time.Instant;
import java.util.Optional;

/** How much a vendor may be sent. Attempts are counted before they are claimed, so that none waits for its turn. */
sealed interface Limit permits RequestRate, RefusalLimit {

    /** How many more attempts may begin now. */
    int free(Instant now);

    /** When that will be more; empty when only the end of attempts can tell. */
    Optional<Instant> freeAt(Instant now);

    /** So many attempts are about to begin. */
    void begin(int attempts);

    /**
     * Whether a request may leave now.
     *
     * @param first whether it is the first of its attempt, which was counted when the attempt began
     */
    boolean allows(boolean first, Instant now);

    /** A request leaves. */
    void sent(boolean first, Instant now);

    /** The vendor refused a request, or may have refused it. */
    void refused(Instant now);

    /** An attempt has ended, or has not begun. */
    void end(boolean nothingSent);
}
