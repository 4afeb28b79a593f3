package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import java.io.IOException;
import java.io.InputStream;

/** Where the contents of documents go. */
public interface Keeper {

    /**
     * Keeps what the stream has; it is durable after {@link #settle}.
     *
     * @param name the name that the file was given; may be null
     * @param atMost how many bytes it may have
     * @throws TooLargeException when it has more; then nothing is kept
     * @throws DocumentsUnavailableException when it can't be written; an IOException is the stream's
     */
    Content keep(InputStream in, String name, long atMost) throws IOException;

    /** Returns once everything that was kept here is as durable as it will be. */
    default void settle() throws IOException {
        // Most are durable at once
    }
}
