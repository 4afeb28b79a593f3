package dev.caravan.delivery;

import java.time.Instant;

/** The right to one attempt: given before its delivery is claimed, and handed back when the attempt has ended. */
final class Permit {

    private static final int TOO_MANY_REQUESTS = 429;

    private final VendorGate gate;
    private final long round;
    private boolean sent;
    private boolean unanswered;
    private boolean ended;

    Permit(VendorGate gate, long round) {
        this.gate = gate;
        this.round = round;
    }

    /** Whether the attempt may still begin: not when the vendor has to be waited for since. */
    boolean isGood() {
        return gate.isGood(this);
    }

    /** A request is about to leave. False when it must not, because it would be one too many. */
    boolean send(Instant now) {
        return gate.send(this, now);
    }

    /** The vendor's answer to the request that was sent last. */
    void answered(int status, Instant now) {
        gate.answered(this, status >= 400 && status != TOO_MANY_REQUESTS, now);
    }

    /** The attempt was not made, or tells nothing of the vendor. */
    void end(Instant now) {
        gate.end(this, now);
    }

    long round() {
        return round;
    }

    boolean hasSent() {
        return sent;
    }

    boolean isUnanswered() {
        return unanswered;
    }

    void markSent() {
        sent = true;
        unanswered = true;
    }

    void markAnswered() {
        unanswered = false;
    }

    /** False when it had ended before. */
    boolean markEnded() {
        boolean first = !ended;
        ended = true;
        return first;
    }
}
