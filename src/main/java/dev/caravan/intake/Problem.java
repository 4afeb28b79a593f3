package dev.caravan.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caravan.schema.Violation;

/**
 * Why a record was refused.
 *
 * @param pointer the JSON pointer of the field in the candidate; null when the record could not be read
 * @param expected what would have been right; null when the message alone says it
 * @param found what stood there: its shape, not the value where that is personal; may be null
 * @param message all of it in one sentence
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(String pointer, String expected, String found, String message) {

    static Problem of(Violation violation) {
        return new Problem(violation.pointer(), violation.expected(), violation.found(), violation.toString());
    }

    /** For what the schema can't know. */
    static Problem at(String pointer, String expected, String found) {
        return of(new Violation(pointer, expected, found));
    }

    /** For a record, or a source, that could not be read. */
    static Problem unreadable(String message) {
        return new Problem(null, null, null, message);
    }
}
