package dev.caravan.document;

/** The folder of the documents can't be written now. Nothing that would need a new content in it may be accepted. */
public final class DocumentsUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DocumentsUnavailableException(Exception cause) {
        super("caravan.data/documents can't be written: " + cause.getMessage(), cause);
    }
}
