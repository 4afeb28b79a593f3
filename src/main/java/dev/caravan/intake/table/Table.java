package dev.caravan.intake.table;

import dev.caravan.candidate.Warning;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** A table in some file format, read row by row in memory that does not grow with it. */
public interface Table extends Closeable {

    /** The next row, empty ones too; null after the last. */
    Row next() throws IOException;

    /** What the sender should know about the file as a whole. */
    default List<Warning> warnings() {
        return List.of();
    }

    /** Whether the file may hold more than this table, such as other sheets. */
    default boolean isPartOfFile() {
        return false;
    }

    /** Starts another table in the same format. */
    RowWriter writer(OutputStream out) throws IOException;

    /** Writes a table row by row. Closing it ends the file. */
    interface RowWriter extends Closeable {

        /** Adds a row. */
        void write(List<Cell> cells) throws IOException;
    }
}
