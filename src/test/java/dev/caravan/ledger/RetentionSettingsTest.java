package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionSettingsTest {

    @Test
    void attemptsAreKeptForThirtyDaysAndCandidatesForEver() {
        assertThat(settings(Map.of()))
                .isEqualTo(new RetentionSettings(Optional.of(Duration.ofDays(30)), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({"90d, P90D", "12h, PT12H", "PT36H, PT36H", "90, PT90S"})
    void aPeriodIsWrittenAsEverywhere(String text, Duration period) {
        assertThat(settings(Map.of("caravan.retention.candidates", text)).candidates())
                .contains(period);
    }

    @Test
    void eachCanBeOff() {
        RetentionSettings off =
                settings(Map.of("caravan.retention.attempts", "off", "caravan.retention.candidates", " off "));

        assertThat(off).isEqualTo(new RetentionSettings(Optional.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"never", "0s", "-3d", "30 days", "1y", "99999999999999999999d"})
    void whatIsNoPeriodIsRefusedWithItsKeyAndWhatIsExpected(String text) {
        assertThatThrownBy(() -> settings(Map.of("caravan.retention.attempts", text)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("caravan.retention.attempts: expected a time above zero such as 30d")
                .hasMessageContaining(text);
    }

    private static RetentionSettings settings(Map<String, String> properties) {
        return RetentionSettings.of(new SmallRyeConfigBuilder()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build());
    }
}
