package dev.caravan.ledger;

/** The ledger could not commit: nothing of the call took effect, and it may be made again. */
public final class LedgerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public LedgerUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
