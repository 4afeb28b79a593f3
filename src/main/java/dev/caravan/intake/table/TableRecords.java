package dev.caravan.intake.table;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Position;
import dev.caravan.intake.Records;
import dev.caravan.intake.UnreadableException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The candidates of a table, one a row below the header. */
public final class TableRecords implements Records {

    private final Table table;
    private final Header header;

    private TableRecords(Table table, Header header) {
        this.table = table;
        this.header = header;
    }

    /**
     * Reads the header.
     *
     * @throws UnreadableException when there is none, or when it is not one of a table of candidates
     */
    public static Records of(Table table) throws IOException {
        Row row = table.next();
        while (row != null && row.isEmpty()) {
            row = table.next();
        }
        if (row == null) {
            throw new UnreadableException(Completeness.EMPTY, "expected candidates, but nothing is in it");
        }
        return new TableRecords(table, Header.of(row));
    }

    @Override
    public Entry next() throws IOException {
        for (Row row = table.next(); row != null; row = table.next()) {
            RowReading reading = RowReading.of(header, row);
            if (!reading.candidate().isEmpty() || !reading.problems().isEmpty()) {
                RowOrigin origin = new RowOrigin(header, row, List.copyOf(reading.problems()));
                return new Entry.Readable(Position.row(row.number()), reading.candidate(), origin, 3 * row.weight());
            }
        }
        return null;
    }

    @Override
    public List<Warning> warnings() {
        return table.warnings();
    }

    @Override
    public boolean isList() {
        return true;
    }

    @Override
    public Corrections corrections(OutputStream out) throws IOException {
        return TableCorrections.to(table.writer(out), header);
    }

    @Override
    public Optional<Corrections> copies(OutputStream out) throws IOException {
        return table.isPartOfFile() ? Optional.empty() : Optional.of(RowCopies.to(table.writer(out), header));
    }

    @Override
    public void close() throws IOException {
        table.close();
    }
}
