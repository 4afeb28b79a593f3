package dev.caravan.delivery;

/** A request was not sent for a reason of our own, so the end of its attempt tells nothing of the vendor. */
final class HeldBackException extends OutcomeException {
    private static final long serialVersionUID = 1;

    HeldBackException(String problem) {
        super(new Outcome.Retry(problem));
    }
}
