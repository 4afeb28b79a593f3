package dev.caravan.intake;

import java.io.Closeable;
import java.io.IOException;

/** A file of refused records, in the format they came in. Closing it ends the file. */
public interface Corrections extends Closeable {

    /** Adds a refused record; one that could not be kept is left out. */
    void add(Entry refused) throws IOException;
}
