package dev.caravan.contract;

/** A contract that cannot be used: its file, and what is wrong there. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what is wrong, with which contract, and what was expected */
    public ContractException(String message) {
        super(message);
    }

    ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
