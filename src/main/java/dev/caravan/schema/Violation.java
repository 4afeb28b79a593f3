package dev.caravan.schema;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One place where a value breaks its contract, told without the value itself, which may be personal.
 *
 * @param pointer JSON pointer to the place; for a missing field the pointer that it should have
 * @param expected what the contract asks for, in words
 * @param found the shape of what is there, such as "string of 14 characters" or "nothing"
 */
public record Violation(String pointer, String expected, String found) {

    private static final String NOTHING = "nothing";
    private static final String NO_SUCH_FIELD = "no field of this name";

    /** Something else than that value is expected there; of the value only the shape is told. */
    public static Violation at(String pointer, String expected, JsonNode value) {
        return new Violation(pointer, expected, Wording.shape(value));
    }

    /** Something is required there and nothing is. */
    public static Violation missing(String pointer, String expected) {
        return new Violation(pointer, expected, NOTHING);
    }

    /** Something is required there and nothing is. */
    public static Violation missing(String pointer) {
        return missing(pointer, "a value: it is required");
    }

    /** Something of that shape is there that no schema knows. */
    public static Violation unknown(String pointer, String found) {
        return new Violation(pointer, NO_SUCH_FIELD, found);
    }

    /** Both problems of one place as one. */
    Violation and(Violation other) {
        return expected.contains(other.expected)
                ? this
                : new Violation(pointer, expected + ", and " + other.expected, found);
    }

    /** Whether something is required here and nothing was there. */
    public boolean isMissing() {
        return found.equals(NOTHING);
    }

    /** Whether something is here that the contract does not know. */
    public boolean isUnknown() {
        return expected.equals(NO_SUCH_FIELD);
    }

    /** One clear line, such as {@code /emails/0: expected an e-mail address, found string of 14 characters}. */
    @Override
    public String toString() {
        return (pointer.isEmpty() ? "the whole" : pointer) + ": expected " + expected + ", found " + found;
    }
}
