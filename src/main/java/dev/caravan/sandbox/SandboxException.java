package dev.caravan.sandbox;

/** The sandbox cannot start, and why. */
public final class SandboxException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxException(String message, Throwable cause) {
        super(message, cause);
    }
}
