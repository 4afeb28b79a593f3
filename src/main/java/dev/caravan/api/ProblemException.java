package dev.caravan.api;

/** A request that can't be answered; the caller gets it as a problem document (RFC 9457). */
final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    ProblemException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    int status() {
        return status;
    }
}
