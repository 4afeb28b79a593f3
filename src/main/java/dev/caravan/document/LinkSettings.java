package dev.caravan.document;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * How links to documents are made.
 *
 * @param publicUrl where vendors reach this server, without a slash at the end; empty when they don't
 * @param keys what links are signed with: the first signs, the others are only still recognised
 * @param expiry how long a link is good at least
 */
public record LinkSettings(Optional<String> publicUrl, List<byte[]> keys, Duration expiry) {

    private static final int SHORTEST_KEY = 32;

    public LinkSettings {
        keys = List.copyOf(keys);
    }

    /** Throws {@link IllegalArgumentException} that names the key and what was expected. */
    public static LinkSettings of(Config config) {
        Optional<String> publicUrl =
                config.getOptionalValue("caravan.public-url", String.class).map(LinkSettings::address);
        List<byte[]> keys = config.getOptionalValue("caravan.documents.link-key", String.class).stream()
                .flatMap(written -> Stream.of(written.split(",")))
                .map(LinkSettings::key)
                .toList();
        if (publicUrl.isPresent() && keys.isEmpty()) {
            throw new IllegalArgumentException("caravan.documents.link-key: expected a secret of " + SHORTEST_KEY
                    + " or more characters, because caravan.public-url is set and links to documents are signed with"
                    + " it; make one with: openssl rand -base64 36");
        }
        return new LinkSettings(publicUrl, keys, expiry(config));
    }

    private static Duration expiry(Config config) {
        Duration expiry = config.getOptionalValue("caravan.documents.link-expiry", Duration.class)
                .orElse(Duration.ofDays(7));
        if (expiry.compareTo(Duration.ofMinutes(1)) < 0 || expiry.compareTo(Duration.ofDays(3650)) > 0) {
            throw new IllegalArgumentException("caravan.documents.link-expiry: expected a time from 1m to 3650d");
        }
        return expiry;
    }

    private static String address(String written) {
        String url = written.strip().replaceFirst("/+$", "");
        try {
            URI uri = URI.create(url);
            boolean isWeb = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (isWeb
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // said below
        }
        throw new IllegalArgumentException("caravan.public-url: expected an address such as"
                + " https://caravan.example.com, without user, query and fragment");
    }

    /** What is wrong with it is told without it. */
    private static byte[] key(String written) {
        byte[] key = written.strip().getBytes(StandardCharsets.UTF_8);
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("caravan.documents.link-key: expected " + SHORTEST_KEY
                    + " or more characters for each key (several are separated by commas), got one of " + key.length
                    + "; make one with: openssl rand -base64 36");
        }
        return key;
    }
}
