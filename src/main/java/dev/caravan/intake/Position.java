package dev.caravan.intake;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a record stands, in the terms of its file: a line, a JSON pointer, a row, an element.
 *
 * @param entry the file of an archive that it is in; null outside of one
 * @param kind the word for it in receipts and answers: {@code line}, {@code pointer}, {@code row}, {@code element}
 * @param where the number, the pointer or the path
 */
public record Position(String entry, String kind, Object where) {

    /** A line of a file with one record a line, the first being 1. */
    public static Position line(long number) {
        return new Position(null, "line", number);
    }

    /** A JSON pointer, such as {@code /17}; the empty one is the whole document. */
    public static Position pointer(String pointer) {
        return new Position(null, "pointer", pointer);
    }

    /** A row of a table, numbered as a spreadsheet shows it: the first is 1, and that is usually the header. */
    public static Position row(long number) {
        return new Position(null, "row", number);
    }

    /** An element of XML by its path, such as {@code /candidates/candidate[3]}. */
    public static Position element(String path) {
        return new Position(null, "element", path);
    }

    /** The same place in a file of an archive. */
    public Position in(String file) {
        return new Position(file, kind, where);
    }

    boolean isWhole() {
        return where.equals("");
    }

    /** It under the words of its kind; nothing when it is all there is. */
    Map<String, Object> place() {
        Map<String, Object> place = new LinkedHashMap<>();
        if (entry != null) {
            place.put("entry", entry);
        }
        if (!isWhole()) {
            place.put(kind, where);
        }
        return place;
    }
}
