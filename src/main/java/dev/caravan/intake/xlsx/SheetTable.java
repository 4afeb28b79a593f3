package dev.caravan.intake.xlsx;

import dev.caravan.intake.table.Cell;
import dev.caravan.intake.table.Row;
import dev.caravan.intake.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** One sheet of a workbook, row by row. */
final class SheetTable implements Table {

    private static final int MOST_COLUMNS = 16_384;
    private static final int ROW_LIMIT = 4 * 1024 * 1024;
    /** A few bytes of a sheet may name a long text again and again. */
    private static final long ALL_LIMIT = 8L * 1024 * 1024 * 1024;

    private final Workbook workbook;
    private final String name;
    private final String part;
    private final CellReading cells;
    private Xml xml;
    private long number;
    private long characters;

    SheetTable(Workbook workbook, String name, String part, CellReading cells) throws IOException {
        this.workbook = workbook;
        this.name = name;
        this.part = part;
        this.cells = cells;
        this.xml = workbook.sheetXml(part);
    }

    /** Reads the sheet to its end, so that a problem at the end refuses all of it, and begins again. */
    void scan() throws IOException {
        for (Row row = next(); row != null; row = next()) {
            // Only whether it can be read is of interest here.
        }
        xml.close();
        xml = workbook.sheetXml(part);
        number = 0;
        characters = 0;
    }

    @Override
    public Row next() throws IOException {
        while (xml.next() && !xml.ends("sheetData")) {
            if (xml.starts("row")) {
                number = Math.max(number + 1, Workbook.number(xml.attribute("r"), 0));
                return new Row(number, cells());
            }
        }
        return null;
    }

    private List<Cell> cells() throws IOException {
        List<Cell> row = new ArrayList<>();
        long before = characters;
        while (xml.next() && !xml.ends("row")) {
            if (xml.starts("c")) {
                int column = column(xml.attribute("r"), row.size());
                while (row.size() < column) {
                    row.add(Cell.EMPTY);
                }
                Cell cell = cells.read(xml);
                characters += cell.text().length();
                if (characters - before > ROW_LIMIT || characters > ALL_LIMIT) {
                    throw xml.damaged("row " + number + ": expected at most 4 million characters in a row");
                }
                row.add(cell);
            }
        }
        return row;
    }

    /** From {@code AB12} the 27, as columns are counted from 0; without a reference the cell is the next one. */
    private int column(String reference, int next) throws IOException {
        int column = 0;
        for (int i = 0; reference != null && i < reference.length() && Character.isLetter(reference.charAt(i)); i++) {
            column = Math.min(MOST_COLUMNS + 1, column * 26 + Character.toUpperCase(reference.charAt(i)) - 'A' + 1);
        }
        if (column > MOST_COLUMNS || column > 0 && column - 1 < next) {
            throw xml.damaged("row " + number + ": expected its cells from left to right, in at most " + MOST_COLUMNS
                    + " columns");
        }
        return column == 0 ? next : column - 1;
    }

    @Override
    public boolean isPartOfFile() {
        return true;
    }

    @Override
    public RowWriter writer(OutputStream out) throws IOException {
        return new SheetWriter(out, name);
    }

    @Override
    public void close() throws IOException {
        try (workbook) {
            xml.close();
        }
    }
}
