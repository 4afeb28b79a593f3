package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/** What came of asking a vendor what it holds. */
public sealed interface LiveReading {

    /**
     * The vendor told.
     *
     * @param holds what it has of the candidate, without secrets and the contents of files; null when it has nothing
     */
    record Held(Instant askedAt, JsonNode holds) implements LiveReading {}

    /** The vendor has no route for it. */
    record NoRoute(String problem) implements LiveReading {}

    /** Nothing may be sent to the vendor now. */
    record NotAsked(String problem) implements LiveReading {}

    /** It was asked, and what came does not tell. */
    record Unanswered(String problem) implements LiveReading {}
}
