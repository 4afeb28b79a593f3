package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "wait=10|10",
                "WAIT = 10|10",
                "wait=\"10\"|10",
                "wait=100|60",
                "wait=999999999999999999|60",
                "respond-async, wait=5|5",
                "foo=\"a, wait=1\", wait=5|5",
                "handling=lenient; strict=\"wait=3,\", wait=7|7",
                "wait=3; x=1, wait=9|3",
                "wait=0|0"
            })
    void findsHowLongToWait(String header, long seconds) {
        assertThat(Preferences.of(List.of(header)).patience()).hasValue(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wait", "wait=", "wait=-1", "wait=1.5", "wait=ten", "waiting=10", "x=wait", ",,;=\""})
    void ignoresWhatMakesNoSense(String header) {
        assertThat(Preferences.of(List.of(header)).patience()).isEmpty();
    }

    @Test
    void readsSeveralHeaders() {
        Preferences preferences = Preferences.of(List.of("respond-async", "wait=4"));

        assertThat(preferences.respondAsync()).isTrue();
        assertThat(preferences.patience()).hasValue(Duration.ofSeconds(4));
    }
}
