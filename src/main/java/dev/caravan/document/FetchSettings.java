package dev.caravan.document;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/**
 * How documents are fetched.
 *
 * @param limit how many bytes one may have
 * @param timeout how long fetching one may take, redirects and the last byte included
 * @param allowed the company's own hosts
 */
public record FetchSettings(long limit, Duration timeout, AllowedHosts allowed) {

    /** Throws {@link IllegalArgumentException} that names the key and what was expected. */
    public static FetchSettings of(Config config) {
        long limit = config.getOptionalValue("caravan.documents.limit", MemorySize.class)
                .map(MemorySize::asLongValue)
                .orElse(25L * 1024 * 1024);
        if (limit < 1) {
            throw new IllegalArgumentException("caravan.documents.limit: expected a size such as 25M");
        }
        Duration timeout = config.getOptionalValue("caravan.documents.fetch-timeout", Duration.class)
                .orElse(Duration.ofSeconds(30));
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || timeout.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException(
                    "caravan.documents.fetch-timeout: expected a time up to 10m such as 30s");
        }
        List<String> hosts = config.getOptionalValues("caravan.documents.allowed-hosts", String.class)
                .orElse(List.of());
        return new FetchSettings(limit, timeout, AllowedHosts.of(hosts));
    }
}
