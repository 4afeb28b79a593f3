package dev.caravan.delivery;

/** A step can't go on and knows what that means: the attempt ends with the outcome. It is no error, so it has no stack trace. */
public class OutcomeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Outcome outcome;

    public OutcomeException(Outcome outcome) {
        super(outcome.problem(), null, false, false);
        this.outcome = outcome;
    }

    /** What the attempt ends with. */
    public Outcome outcome() {
        return outcome;
    }
}
