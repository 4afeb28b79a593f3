package dev.caravan.intake.csv;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import dev.caravan.intake.table.Header;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * How a table is written: the encoding of its characters, and the character between its cells, which is the one that
 * makes the most of the header.
 *
 * @param skipped the characters before the table: a first line such as {@code sep=;}, which Excel does not show either
 */
record Dialect(Encoding encoding, char separator, int skipped) {

    private static final int LONGEST_HEADER = 1024 * 1024;
    private static final int LOOKED_AT = 64 * 1024;

    /** Those that are recognised by the header alone. */
    private static final List<Character> USUAL = List.of(';', ',', '\t');

    static Dialect of(Source source) throws IOException {
        Encoding encoding = Encoding.of(source);
        try (Reader reader = new BufferedReader(encoding.reader(source))) {
            StringBuilder line = new StringBuilder();
            int length = nextLine(reader, line);
            if (line.length() == 5
                    && line.toString().toLowerCase(Locale.ROOT).startsWith("sep=")
                    && line.charAt(4) != '"') {
                return new Dialect(encoding, line.charAt(4), length);
            }
            while (length >= 0 && line.toString().isBlank()) {
                length = nextLine(reader, line);
            }
            return new Dialect(encoding, separator(line.toString()), 0);
        }
    }

    /** Whether a table with this separator is read without a first line that says so. */
    boolean isSeparatorUsual() {
        return USUAL.contains(separator);
    }

    /** Whether the text begins with the header of a table of candidates. */
    static boolean looksLikeTable(Source source) throws IOException {
        try (InputStream in = source.open()) {
            String start = new String(in.readNBytes(LOOKED_AT), StandardCharsets.UTF_8);
            String line = start.replace("\uFEFF", "")
                    .stripLeading()
                    .lines()
                    .findFirst()
                    .orElse("");
            return Header.isHeader(cells(line, separator(line)));
        }
    }

    /** Puts the next line into the builder, without line ends that stand in quotes; returns how many characters it took. */
    private static int nextLine(Reader reader, StringBuilder line) throws IOException {
        line.setLength(0);
        int taken = 0;
        boolean quoted = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            taken++;
            quoted ^= c == '"';
            if (c == '\n' && !quoted) {
                return taken;
            }
            if (c != '\r') {
                line.append((char) c);
            }
            if (taken > LONGEST_HEADER) {
                throw new UnreadableException(
                        Completeness.BROKEN, "row 1: expected a header; the first row is longer than any");
            }
        }
        return taken == 0 ? -1 : taken;
    }

    private static char separator(String header) {
        return USUAL.stream()
                .max(Comparator.<Character>comparingLong(separator -> Header.known(cells(header, separator)))
                        .thenComparingInt(separator -> cells(header, separator).size()))
                .orElseThrow();
    }

    private static List<String> cells(String header, char separator) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : header.toCharArray()) {
            quoted ^= c == '"';
            if (c == separator && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '"') {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
