package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in the sender's terms what is wrong with JSON. Jackson's own messages quote the text, which may be personal. */
final class JsonFault {

    static final String NUMBER =
            "expected a number such as 12 or 12.5, of at most " + JsonFormat.DIGIT_LIMIT + " digits";

    private static final String VALUE =
            "expected a value: text in double quotes, a number, true, false, null, an object or an array";

    /** What the message of Jackson holds, and what we say for it; the first that fits. */
    private static final List<Map.Entry<String, String>> WORDS = List.of(
            Map.entry("recognized token", VALUE),
            Map.entry("non-standard token", VALUE),
            Map.entry("comma to separate object", "expected a comma or the end of the object"),
            Map.entry("comma to separate array", "expected a comma or the end of the array"),
            Map.entry("colon to separate", "expected a colon after the name of the field"),
            Map.entry("double-quote to start", "expected the name of a field in double quotes"),
            Map.entry("close marker", "expected } to close what { has opened, and ] to close what [ has opened"),
            Map.entry(
                    "nesting depth", "expected at most " + JsonFormat.NESTING_LIMIT + " levels of objects and arrays"),
            Map.entry("string value length", "expected a text of at most " + JsonFormat.RECORD_LIMIT_WORDS),
            Map.entry("name length", "expected the name of a field of at most 50,000 characters"),
            Map.entry("number value length", NUMBER),
            Map.entry("numeric value", NUMBER),
            Map.entry(
                    "unquoted character",
                    "expected line breaks and control characters in a text to be escaped, as \\n"),
            Map.entry("escape", "expected after a backslash one of \" \\ / b f n r t, or u and four hex digits"),
            Map.entry("comment", "expected no comment; JSON has none"));

    private static final Pattern WORD = Pattern.compile("^[a-z-]+ token '([^']*)'");

    private JsonFault() {}

    /** What was expected, without the position. */
    static String expected(JsonProcessingException fault, JsonParser parser) {
        String message = message(fault);
        if (message.startsWith("duplicate")) {
            return "expected each field once, but '" + name(parser) + "' stands twice in the same object";
        }
        if (isCut(fault)) {
            return "expected more: the text ends in the middle of a value; was it cut?";
        }
        return WORDS.stream()
                .filter(word -> message.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(VALUE);
    }

    static boolean isCut(JsonProcessingException fault) {
        return fault instanceof JsonEOFException;
    }

    /** Where it happened. Jackson gives the end of a word that is no value, and nothing where a limit was met. */
    static JsonLocation location(JsonProcessingException fault, JsonParser parser) {
        JsonLocation at = fault.getLocation() == null ? parser.currentLocation() : fault.getLocation();
        Matcher word = WORD.matcher(message(fault));
        int length = word.find() ? word.group(1).length() : 0;
        return new JsonLocation(
                at.contentReference(), at.getCharOffset() - length, at.getLineNr(), at.getColumnNr() - length);
    }

    /** {@code line 3, column 14}; the line alone when it is longer than columns are counted. */
    static String position(JsonLocation location) {
        String line = "line " + location.getLineNr();
        return location.getColumnNr() < 1 ? line : line + ", " + column(location);
    }

    /** {@code column 14}. */
    static String column(JsonLocation location) {
        return "column " + location.getColumnNr();
    }

    private static String message(JsonProcessingException fault) {
        return String.valueOf(fault.getOriginalMessage()).toLowerCase(Locale.ROOT);
    }

    private static String name(JsonParser parser) {
        try {
            return parser.currentName();
        } catch (IOException e) {
            return "a field";
        }
    }
}
