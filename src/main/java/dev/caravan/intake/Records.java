package dev.caravan.intake;

import dev.caravan.candidate.Warning;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The records of a source, read one by one: the next is read when it is asked for. */
public interface Records extends Closeable {

    /** The next record; null after the last. */
    Entry next() throws IOException;

    /** What the sender should know about the source as a whole. */
    default List<Warning> warnings() {
        return List.of();
    }

    /** Whether the source is a list, even when it has a single record; answers mirror that. */
    boolean isList();

    /** Writes refused records in the same format, so that a person can correct them and drop them again. */
    Corrections corrections(OutputStream out) throws IOException;

    /** Writes records as they are in the same format; empty when the source holds more than records, which would be lost. */
    default Optional<Corrections> copies(OutputStream out) throws IOException {
        return Optional.of(corrections(out));
    }
}
