package dev.caravan.ledger;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * What is forgotten with time: {@code caravan.retention.<key>}.
 *
 * @param attempts how long attempts are kept; empty means for ever
 * @param candidates how long a candidate is kept that every vendor has and that does not come in; empty means for ever
 */
public record RetentionSettings(Optional<Duration> attempts, Optional<Duration> candidates) {

    /** The keys there are. */
    public static final List<String> KEYS = List.of("attempts", "candidates");

    private static final String OFF = "off";

    /** Throws {@link IllegalArgumentException} that names the key and what was expected. */
    public static RetentionSettings of(Config config) {
        return new RetentionSettings(period(config, "attempts", "30d"), period(config, "candidates", OFF));
    }

    private static Optional<Duration> period(Config config, String key, String otherwise) {
        String name = "caravan.retention." + key;
        String value = config.getOptionalValue(name, String.class)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(otherwise);
        if (value.equals(OFF)) {
            return Optional.empty();
        }
        Duration period = duration(value);
        if (period == null || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException(
                    name + ": expected a time above zero such as 30d or 12h, or off; got '" + value + "'");
        }
        return Optional.of(period);
    }

    /** Null when it is none. */
    private static Duration duration(String text) {
        try {
            return DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
