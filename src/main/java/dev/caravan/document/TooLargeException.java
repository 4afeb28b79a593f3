package dev.caravan.document;

import java.io.IOException;

/** A document has more bytes than one may have. */
public final class TooLargeException extends IOException {

    private static final long serialVersionUID = 1;

    TooLargeException(long atMost) {
        super("a document may have " + atMost + " bytes at the most");
    }
}
