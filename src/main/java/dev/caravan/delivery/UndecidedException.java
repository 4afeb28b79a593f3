package dev.caravan.delivery;

/** Nobody but a person can say which of a vendor's records is the candidate, if any is. */
final class UndecidedException extends RejectedException {
    private static final long serialVersionUID = 1;

    private final String what;

    /**
     * @param what what is not decided, and why
     * @param message the same, and what is to be done when the candidate was to be sent
     */
    UndecidedException(String what, String message) {
        super(message);
        this.what = what;
    }

    String what() {
        return what;
    }
}
