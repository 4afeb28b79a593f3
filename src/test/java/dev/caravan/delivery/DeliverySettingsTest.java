package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliverySettingsTest {

    @Test
    void withoutLimitsThereAreNone() {
        assertThat(Settings.of().requestsPerMinute()).isEmpty();
        assertThat(Settings.of().refusedPer10s()).isEmpty();
        assertThat(Settings.of().breakerFailures()).isEqualTo(10);
    }

    @Test
    void limitsAreRead() {
        assertThat(Settings.of("requests-per-minute", "100").requestsPerMinute())
                .hasValue(100);
        assertThat(Settings.of("refused-per-10s", "20").refusedPer10s()).hasValue(20);
    }

    @ParameterizedTest
    @CsvSource({
        "requests-per-minute, 39, 40 to 1000000",
        "requests-per-minute, 1000001, 40 to 1000000",
        "refused-per-10s, 0, 1 to 100000",
        "breaker-failures, 1, 2 to 1000",
        "concurrency, 0, 1 to 2000"
    })
    void whatIsOutOfRangeIsSaidWithItsKey(String key, String value, String range) {
        assertThatThrownBy(() -> Settings.of(key, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(key + ": expected " + range + ", got " + value);
    }

    @Test
    void everyKeyIsKnown() {
        assertThat(DeliverySettings.KEYS).contains("breaker-failures", "requests-per-minute", "refused-per-10s");
    }
}
