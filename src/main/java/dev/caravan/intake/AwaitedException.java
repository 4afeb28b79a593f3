package dev.caravan.intake;

import java.io.IOException;

/** A source names files that have not come yet and still may. It is handed in again later. */
final class AwaitedException extends IOException {
    private static final long serialVersionUID = 1;

    AwaitedException(int files) {
        super("files that it names are not beside it yet, or may still be written to: " + files);
    }
}
