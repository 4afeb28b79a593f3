package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "7, 7",
        "' 30 ', 30",
        "007, 7",
        "31536000, 31536000",
        "-5, 0",
        "-0.5, 0",
        "1.5, 2",
        "2.0, 2",
        "0.001, 1"
    })
    void secondsAreSeconds(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void aDateIsTheTimeUntilThen() {
        assertThat(RetryAfter.parse("Thu, 01 Jan 2026 00:01:00 GMT", NOW)).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thursday, 01-Jan-26 00:01:00 GMT", "Thu Jan  1 00:01:00 2026"})
    void theOldDatesOfHttpAreUnderstoodToo(String header) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120, 60 | 120",
                "soon, 60 | 60",
                "10, Thu, 01 Jan 2026 00:01:00 GMT | 60",
                "Thu, 01 Jan 2026 00:01:00 GMT, 90 | 90",
                "Thu, 01 Jan 2026 00:01:00 GMT, Thu, 01 Jan 2026 00:02:00 GMT | 120"
            })
    void ofSeveralTheLongestCounts(String header, long seconds) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999", "Fri, 01 Jan 9999 00:00:00 GMT", "1000000000"})
    void longerThanAYearIsAYear(String header) {
        assertThat(RetryAfter.parse(header, NOW)).contains(Duration.ofDays(365));
    }

    @Test
    void aDateThatHasPassedIsNoWait() {
        assertThat(RetryAfter.parse("Wed, 31 Dec 2025 23:00:00 GMT", NOW)).contains(Duration.ZERO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "soon",
                "12 seconds",
                "1e3",
                "0x10",
                "-",
                "5.",
                "Thu, 32 Jan 2026 00:01:00 GMT",
                "\u0661"
            })
    void whatMakesNoSenseIsNoHeader(String header) {
        assertThat(RetryAfter.parse(header, NOW)).isEmpty();
    }

    @Test
    void noHeaderIsNoWait() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
