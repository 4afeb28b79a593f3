package dev.caravan.intake;

/**
 * Where a record stands, in the terms of its file: a line, a JSON pointer, a row.
 *
 * @param kind the word for it in receipts and answers: {@code line}, {@code pointer}, {@code row}
 * @param where the number or the pointer
 */
public record Position(String kind, Object where) {

    /** A line of a file with one record a line, the first being 1. */
    public static Position line(long number) {
        return new Position("line", number);
    }

    /** A JSON pointer, such as {@code /17}; the empty one is the whole document. */
    public static Position pointer(String pointer) {
        return new Position("pointer", pointer);
    }

    /** A row of a table, numbered as a spreadsheet shows it: the first is 1, and that is usually the header. */
    public static Position row(long number) {
        return new Position("row", number);
    }

    boolean isWhole() {
        return where.equals("");
    }
}
