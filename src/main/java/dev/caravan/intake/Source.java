package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** A file or a body with candidates in it, which can be opened more than once. */
public interface Source {

    /** The name that the sender gave it, without folders; empty when it has none. */
    String name();

    /** The media type without its parameters, in lower case; empty when it is not known. */
    String mediaType();

    /** Its size in bytes. */
    long size() throws IOException;

    /** Its bytes from that one on. */
    InputStream open(long from) throws IOException;

    /** All of its bytes. */
    default InputStream open() throws IOException {
        return open(0);
    }

    /** Whether the name ends with one of these, such as {@code .csv}. */
    default boolean nameEndsWith(String... endings) {
        String name = name().toLowerCase(Locale.ROOT);
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                return true;
            }
        }
        return false;
    }
}
