package dev.caravan.delivery;

/** The candidate can't be sent to this vendor as it is: the delivery is rejected with this message, and nothing is sent. */
public class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** @param message which field, what was expected, what to do; no value of the candidate */
    public RejectedException(String message) {
        super(message);
    }
}
