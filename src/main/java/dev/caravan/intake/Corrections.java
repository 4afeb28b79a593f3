package dev.caravan.intake;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A file of refused records, in the format they came in. Closing it ends the file. */
public interface Corrections extends Closeable {

    /** Adds a refused record, for these problems; one that could not be kept is left out. */
    void add(Entry refused, List<Problem> problems) throws IOException;

    /** Whether the problems stand in the records, so that they are worth more than the original even when all are refused. */
    default boolean tellProblems() {
        return false;
    }
}
