package dev.caravan.intake.table;

import java.util.Set;

/**
 * One cell of a table, as a person sees it.
 *
 * @param number what the file stores when it stores a number, in plain digits with a point; otherwise null
 * @param problem why the cell can't be read: what was expected; null when it can
 */
public record Cell(String text, String number, String problem) {

    private static final Set<String> ERRORS = Set.of(
            "#N/A",
            "#REF!",
            "#VALUE!",
            "#DIV/0!",
            "#NAME?",
            "#NUM!",
            "#NULL!",
            "#VALEUR!",
            "#NOM?",
            "#NOMBRE!",
            "#NUL!");

    /** A cell with nothing in it. */
    public static final Cell EMPTY = text("");

    /** A cell with a text; one that a spreadsheet shows for a formula that failed is no value. */
    public static Cell text(String text) {
        boolean isError = text.startsWith("#") && ERRORS.contains(Written.stripped(text));
        return isError ? unreadable(text, "a value; the formula of the cell has failed") : new Cell(text, null, null);
    }

    /** A cell that the file stores as a number, and shows as that text. */
    public static Cell number(String text, String number) {
        return new Cell(text, number, null);
    }

    /** A cell that can't be read. */
    public static Cell unreadable(String text, String expected) {
        return new Cell(text, null, expected);
    }

    /** The text without the blanks around it. */
    String value() {
        return Written.stripped(text);
    }

    boolean isEmpty() {
        return problem == null && value().isEmpty();
    }
}
