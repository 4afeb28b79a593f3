package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a delivery stands. */
public enum State {
    /** Due at a time: it is new, or it is tried again. */
    WAITING,
    /** Leased to a node until a time. */
    SENDING,
    /** The vendor has the revision that is wanted. */
    DELIVERED,
    /** The vendor, or its contract, refuses the content; a new revision or a person opens it again. */
    REJECTED,
    /** The retries are used up: a dead letter; a replay opens it again. */
    DEAD;

    /** What a person may have sent again. */
    public static final Set<State> REPLAYABLE = Collections.unmodifiableSet(EnumSet.of(WAITING, REJECTED, DEAD));

    /** The word in tables and in JSON. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The state of that word. Throws {@link IllegalArgumentException} that names the words there are. */
    @JsonCreator
    public static State of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("expected one of "
                        + Arrays.stream(values()).map(State::word).collect(Collectors.joining(", "))));
    }
}
