package dev.caravan.api;

import dev.caravan.ledger.State;
import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what stands in the query of a request, and says what was expected. */
final class Parameters {

    private static final int LONGEST_TEXT = 500;

    private Parameters() {}

    /** Only true is true: a misspelt {@code dryRun=yes} must not do it in earnest. */
    static boolean flag(String name, String value) {
        if (value == null || value.equals("false")) {
            return false;
        }
        if (!value.equals("true")) {
            throw wrong(name, "true or false", value);
        }
        return true;
    }

    /** Null when it is not given. */
    static Integer number(String name, String value, int least, int most) {
        if (value == null) {
            return null;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw wrong(name, "a number from " + least + " to " + most, value);
        }
        throw wrong(name, "a number from " + least + " to " + most, value);
    }

    /** The time that is so long ago; null when none is given. */
    static Instant ago(String name, String value, Clock clock) {
        if (value == null) {
            return null;
        }
        try {
            Duration age = DurationConverter.parseDuration(value.strip());
            if (age != null && !age.isNegative()) {
                return clock.instant().minus(age);
            }
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw wrong(name, "an age such as 30m, 2h, 3d or PT12H", value);
        }
        throw wrong(name, "an age such as 30m, 2h, 3d or PT12H", value);
    }

    /** Null when it is not given. */
    static String text(String name, String value) {
        if (value == null) {
            return null;
        }
        String text = value.strip();
        if (text.isEmpty() || text.length() > LONGEST_TEXT) {
            throw wrong(name, "1 to " + LONGEST_TEXT + " characters", text.isEmpty() ? "" : text.length() + " of them");
        }
        return text;
    }

    /** States, divided by commas; empty when none is given. */
    static Set<State> states(String name, String value) {
        try {
            TreeSet<State> states = new TreeSet<>();
            words(value).forEach(word -> states.add(State.of(word)));
            return states;
        } catch (IllegalArgumentException e) {
            throw new ProblemException(400, name + ": " + e.getMessage() + ", got '" + value + "'");
        }
    }

    /** Some of those names, divided by commas; empty when none is given. */
    static List<String> names(String name, String value, Collection<String> there) {
        List<String> names = words(value);
        if (!there.containsAll(names)) {
            throw wrong(name, "one of " + String.join(", ", new TreeSet<>(there)), value);
        }
        return names;
    }

    static ProblemException wrong(String name, String expected, String value) {
        return new ProblemException(400, name + ": expected " + expected + ", got '" + value + "'");
    }

    private static List<String> words(String value) {
        return value == null
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }
}
