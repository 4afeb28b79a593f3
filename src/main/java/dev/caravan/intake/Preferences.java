package dev.caravan.intake;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a request prefers (RFC 7240). Preferences that are not known, or make no sense, are ignored, as the RFC asks.
 *
 * @param patience how long the answer may take to bring the outcomes; at most a minute
 * @param respondAsync whether the answer is wanted before the outcomes
 */
record Preferences(Optional<Duration> patience, boolean respondAsync) {

    private static final long MOST_SECONDS = 60;

    /** A name, and a value that may be quoted; parameters after a semicolon belong to it. */
    private static final Pattern PREFERENCE = Pattern.compile(
            "\\G[,\\s]*([!#$%&'*+.^_`|~\\w-]+)\\s*(?:=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,;\"\\s]*)))?"
                    + "(?:\\s*;(?:[^,\"]|\"(?:[^\"\\\\]|\\\\.)*\")*)?\\s*(?=,|$)");

    /** @param headers the values of all Prefer headers, in order */
    static Preferences of(List<String> headers) {
        Optional<Duration> wait = Optional.empty();
        boolean respondAsync = false;
        for (String header : headers) {
            Matcher matcher = PREFERENCE.matcher(header);
            while (matcher.find()) {
                String name = matcher.group(1);
                if (name.equalsIgnoreCase("respond-async")) {
                    respondAsync = true;
                } else if (name.equalsIgnoreCase("wait") && wait.isEmpty()) {
                    wait = seconds(matcher.group(2) != null ? matcher.group(2) : matcher.group(3));
                }
            }
        }
        return new Preferences(wait, respondAsync);
    }

    private static Optional<Duration> seconds(String value) {
        if (value == null || !value.matches("[0-9]{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(value), MOST_SECONDS)));
    }
}
