package dev.caravan.delivery;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The Retry-After header (RFC 9110, 10.2.3): seconds, or a date in one of the three forms of HTTP. Kinder than the RFC:
 * fractions are rounded up, and what is below zero, or has passed, is no wait. Of several the longest counts.
 */
final class RetryAfter {

    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern SECONDS = Pattern.compile("(-?)([0-9]+)(\\.[0-9]+)?");

    /** Between two values, and not after the name of a day. */
    private static final Pattern COMMA = Pattern.compile("(?<!(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat)(?:[a-z]{3,6})?),\\s*");

    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            RFC_850,
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /** How long to wait from {@code now}; empty for no header, or one that makes no sense. */
    static Optional<Duration> parse(String header, Instant now) {
        return header == null
                ? Optional.empty()
                : Stream.of(COMMA.split(header))
                        .map(value -> one(value.strip(), now))
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder());
    }

    private static Optional<Duration> one(String value, Instant now) {
        Matcher seconds = SECONDS.matcher(value);
        return (seconds.matches() ? Optional.of(seconds(seconds)) : date(value, now))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Duration seconds(Matcher value) {
        if (!value.group(1).isEmpty()) {
            return Duration.ZERO;
        }
        String whole = value.group(2);
        boolean more = value.group(3) != null && value.group(3).matches(".*[1-9].*");
        return whole.length() > 9 ? LONGEST : Duration.ofSeconds(Long.parseLong(whole) + (more ? 1 : 0));
    }

    private static Optional<Duration> date(String value, Instant now) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(
                        Duration.between(now, ZonedDateTime.parse(value, form).toInstant()));
            } catch (DateTimeException | ArithmeticException notInThisForm) {
                continue;
            }
        }
        return Optional.empty();
    }
}
