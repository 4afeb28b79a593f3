package dev.caravan.intake.table;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One column of a table and what it stands for.
 *
 * @param index from 0
 * @param name as it stands in the header
 * @param field null when the column has no name, or is there for the reader only
 * @param pointer where its value goes in the candidate; for lists without the number
 */
record Column(int index, String name, Field field, String pointer) {

    /** The column that tells problems when refused rows are given back; it is no part of the candidate. */
    static final String PROBLEM = "problem";

    private static final String NOTE = "/notes/0/";

    static Column unread(int index, String name) {
        return new Column(index, name, null, "");
    }

    static Column of(int index, String name, Field field) {
        String pointer =
                switch (field.kind()) {
                    case NOTE, NOTE_TIME -> NOTE + (field == Field.NOTES ? "content" : field.detail());
                    case NAMED_LINKS -> "/links";
                    case DOCUMENTS -> "/documents";
                    default -> "/" + field.path().replace('.', '/');
                };
        return new Column(index, name, field, pointer);
    }

    /** @param path the fields under {@code vendors} that lead to the value */
    static Column ofVendor(int index, String name, List<String> path) {
        String pointer = path.stream()
                .map(step -> "/" + step.strip().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining("", "/vendors", ""));
        return new Column(index, name, Field.VENDORS, pointer);
    }

    boolean isRead() {
        return field != null;
    }

    boolean isProblem() {
        return Names.key(name).equals(PROBLEM);
    }

    /** The cell as it goes back to the sender: an amount as the file stores it, and not as its format shows it. */
    Cell givenBack(Cell cell) {
        boolean isAmount = isRead() && field.kind() == Field.Kind.NUMBER && cell.number() != null;
        return isAmount ? Cell.number(cell.number(), cell.number()) : cell;
    }

    /** {@code column "E-mail" (C)}. */
    String place() {
        return name.isBlank() ? "column " + letters(index) : "column \"" + name + "\" (" + letters(index) + ")";
    }

    /** A, B, …, Z, AA: as spreadsheets name their columns. */
    static String letters(int index) {
        String last = String.valueOf((char) ('A' + index % 26));
        return index < 26 ? last : letters(index / 26 - 1) + last;
    }
}
