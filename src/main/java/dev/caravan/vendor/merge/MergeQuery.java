package dev.caravan.vendor.merge;

import static java.util.stream.Collectors.joining;

import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The query parameters of Merge's document, {@code is_debug_mode} and {@code run_async}. One that is off is not sent. */
@Named("mergeQuery")
@Singleton
@Unremovable
@RegisterForReflection
class MergeQuery {

    private final String configured;

    MergeQuery(
            @ConfigProperty(name = "caravan.merge.is-debug-mode", defaultValue = "false") boolean isDebugMode,
            @ConfigProperty(name = "caravan.merge.run-async", defaultValue = "false") boolean runAsync) {
        String query = new TreeMap<>(Map.of("is_debug_mode", isDebugMode, "run_async", runAsync))
                .entrySet().stream()
                        .filter(Map.Entry::getValue)
                        .map(parameter -> parameter.getKey() + "=true")
                        .collect(joining("&"));
        this.configured = query.isEmpty() ? null : query;
    }

    /** A value as it stands in a query. */
    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** The query, or null when everything is off. */
    public String configured() {
        return configured;
    }
}
