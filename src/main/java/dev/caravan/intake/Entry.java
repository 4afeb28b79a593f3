package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;

/** One record as it was read. */
public sealed interface Entry {

    /** Where it stands. */
    Position position();

    /** Roughly the bytes that it holds in memory, so that a batch can be bounded. */
    int weight();

    /**
     * A record that could be read; whether it is a candidate is another question.
     *
     * @param origin what its format knows of it beyond the candidate
     */
    record Readable(Position position, JsonNode candidate, Origin origin, int weight) implements Entry {}

    /**
     * A record that could not be read, while the ones around it could.
     *
     * @param problem what was expected, and where in the record; never its content
     * @param raw the bytes of the record, or null when they are too many to be kept
     */
    record Unreadable(Position position, String problem, byte[] raw) implements Entry {

        @Override
        public int weight() {
            return raw == null ? 0 : raw.length;
        }
    }
}
