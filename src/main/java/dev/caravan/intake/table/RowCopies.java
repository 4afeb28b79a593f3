package dev.caravan.intake.table;

import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Problem;
import java.io.IOException;
import java.util.List;

/** Rows as they were, under the header that they had. */
record RowCopies(Table.RowWriter out) implements Corrections {

    static RowCopies to(Table.RowWriter out, Header header) throws IOException {
        out.write(header.columns().stream()
                .map(column -> Cell.text(column.name()))
                .toList());
        return new RowCopies(out);
    }

    @Override
    public void add(Entry kept, List<Problem> problems) throws IOException {
        out.write(((RowOrigin) ((Entry.Readable) kept).origin()).row().cells());
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
