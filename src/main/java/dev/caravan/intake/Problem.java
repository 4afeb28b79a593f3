package dev.caravan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caravan.schema.Violation;

/**
 * Why a record was refused.
 *
 * @param pointer the JSON pointer of the field in the candidate; null when the record could not be read, or stands
 *     in a table
 * @param column the name of the column, in a table
 * @param expected what would have been right; null when the message alone says it
 * @param found what stood there: its shape, not the value where that is personal; may be null
 * @param message all of it in one sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String pointer, String column, String expected, String found, String message) {

    /** What does not hold against a schema. */
    public static Problem of(Violation violation) {
        return new Problem(violation.pointer(), null, violation.expected(), violation.found(), violation.toString());
    }

    /** For what the schema can't know. */
    public static Problem at(String pointer, String expected, String found) {
        return of(new Violation(pointer, expected, found));
    }

    /** For a cell of a table; the place is its row and column in words. */
    public static Problem inColumn(String column, String place, String expected, String found) {
        return new Problem(
                null,
                column,
                expected,
                found,
                place + ": expected " + expected + (found == null ? "" : ", found " + found));
    }

    /** For a record, or a source, that could not be read. */
    public static Problem unreadable(String message) {
        return new Problem(null, null, null, null, message);
    }
}
