package dev.caravan.intake.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.caravan.candidate.Warning;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import dev.caravan.intake.table.Cell;
import dev.caravan.intake.table.Row;
import dev.caravan.intake.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A text file with one row a record, by FastCSV. Quotes that don't fit refuse the whole: nobody knows where a row ends then. */
final class CsvTable implements Table {

    /** The characters of one row: no cell of a candidate may be near as long. */
    private static final int ROW_LIMIT = 4 * 1024 * 1024;

    private static final String ROW_LIMIT_WORDS = "4 million characters";
    private static final int MOST_CELLS = 16_384;

    /** Comments are not read; the character for them may not be the separator, and this one is in no text. */
    private static final char NONE = '\0';

    private final Dialect dialect;
    private final CloseableIterator<CsvRecord> records;
    private long number;

    private CsvTable(Dialect dialect, CsvReader<CsvRecord> reader) {
        this.dialect = dialect;
        this.records = reader.iterator();
    }

    /** Reads the source once to its end, so that a problem at the end refuses all of it, and opens it again. */
    static CsvTable open(Source source) throws IOException {
        Dialect dialect = Dialect.of(source);
        try (CsvTable scan = begin(source, dialect)) {
            for (CsvRecord record = scan.nextRecord(); record != null; record = scan.nextRecord()) {
                // Only whether it can be read is of interest here.
            }
        }
        return begin(source, dialect);
    }

    private static CsvTable begin(Source source, Dialect dialect) throws IOException {
        Reader reader = dialect.encoding().reader(source);
        reader.skip(dialect.skipped());
        return new CsvTable(
                dialect,
                CsvReader.builder()
                        .fieldSeparator(dialect.separator())
                        .commentCharacter(NONE)
                        .skipEmptyLines(false)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .trimWhitespacesAroundQuotes(true)
                        .allowUnclosedQuote(false)
                        .maxBufferSize(ROW_LIMIT)
                        .build(
                                CsvRecordHandler.builder()
                                        .maxFields(MOST_CELLS)
                                        .maxFieldSize(ROW_LIMIT)
                                        .maxRecordSize(ROW_LIMIT)
                                        .build(),
                                reader));
    }

    @Override
    public Row next() throws IOException {
        CsvRecord record = nextRecord();
        return record == null
                ? null
                : new Row(number, record.getFields().stream().map(Cell::text).toList());
    }

    private CsvRecord nextRecord() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            CsvRecord record = records.next();
            number++;
            return record;
        } catch (CsvParseException e) {
            throw unreadable(e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** FastCSV's own words quote the text. */
    private UnreadableException unreadable(CsvParseException fault) {
        String words = String.valueOf(fault.getMessage());
        String row = "row " + (number + 1) + ": expected ";
        if (words.startsWith("Unclosed")) {
            return new UnreadableException(
                    Completeness.CUT,
                    row + "more: it ends inside of quotes; was it cut, or is a closing quote missing?");
        }
        if (words.startsWith("Unexpected character")) {
            return new UnreadableException(
                    Completeness.BROKEN,
                    row + "the end of the cell after its closing quote; a quote within a quoted cell is doubled");
        }
        return new UnreadableException(
                Completeness.BROKEN,
                row + "at most " + ROW_LIMIT_WORDS + " and " + MOST_CELLS + " cells; is a closing quote missing?");
    }

    @Override
    public List<Warning> warnings() {
        return dialect.encoding().isWindows()
                ? List.of(new Warning("", "read as Windows-1252, as it is not UTF-8; save it as UTF-8 to be sure"))
                : List.of();
    }

    /** A separator that only a first line can tell becomes one that the header tells, and the line is not needed. */
    @Override
    public RowWriter writer(OutputStream out) throws IOException {
        out.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
        return new Writer(CsvWriter.builder()
                .fieldSeparator(dialect.isSeparatorUsual() ? dialect.separator() : ';')
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out, StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        records.close();
    }

    /** In UTF-8 with a byte order mark, which spreadsheets understand, and in which every problem can be said. */
    private record Writer(CsvWriter out) implements RowWriter {

        @Override
        public void write(List<Cell> cells) throws IOException {
            try {
                out.writeRecord(cells.stream().map(Cell::text).toList());
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
