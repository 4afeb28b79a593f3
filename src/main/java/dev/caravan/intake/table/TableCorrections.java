package dev.caravan.intake.table;

import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Refused rows under the header that they had, with what is wrong in a column at the end, which is not read again. */
final class TableCorrections implements Corrections {

    private final Table.RowWriter out;
    private final Header header;

    private TableCorrections(Table.RowWriter out, Header header) {
        this.out = out;
        this.header = header;
    }

    static TableCorrections to(Table.RowWriter out, Header header) throws IOException {
        TableCorrections corrections = new TableCorrections(out, header);
        Row names = new Row(
                1,
                header.columns().stream()
                        .map(column -> Cell.text(column.name()))
                        .toList());
        corrections.write(names, Column.PROBLEM);
        return corrections;
    }

    @Override
    public void add(Entry refused, List<Problem> problems) throws IOException {
        RowOrigin origin = (RowOrigin) ((Entry.Readable) refused).origin();
        String start = "row " + origin.row().number() + ", ";
        write(
                origin.row(),
                problems.stream()
                        .map(Problem::message)
                        .map(message -> message.startsWith(start) ? message.substring(start.length()) : message)
                        .collect(Collectors.joining("; ")));
    }

    /** Cells beyond the header stay beyond it: the problem is in its own column, before them. */
    private void write(Row row, String problem) throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (Column column : header.columns()) {
            if (!column.isProblem()) {
                cells.add(column.givenBack(row.cell(column.index())));
            }
        }
        cells.add(Cell.text(problem));
        for (int i = header.columns().size(); i < row.cells().size(); i++) {
            cells.add(row.cell(i));
        }
        out.write(cells);
    }

    @Override
    public boolean tellProblems() {
        return true;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
