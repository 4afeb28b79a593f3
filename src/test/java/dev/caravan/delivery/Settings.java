package dev.caravan.delivery;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;

/** The settings of a vendor named jarvi, with some keys set. */
final class Settings {

    private Settings() {}

    /** Keys and values in turn, without their prefix. */
    static DeliverySettings of(String... keysAndValues) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("caravan.jarvi." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return DeliverySettings.of(
                new SmallRyeConfigBuilder()
                        .addDefaultInterceptors()
                        .withSources(new PropertiesConfigSource(values, "test", 100))
                        .build(),
                "jarvi");
    }
}
