package dev.caravan.vendor.enboarder;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Who asks for tokens, and where: client credentials as RFC 6749 has them, with the id and the secret in the header.
 *
 * @param scope what the token is asked to be good for; null leaves that to the account
 */
record OAuthClient(String id, String secret, String tokenUrl, String scope) {

    /** The client that is configured; empty unless it is complete. */
    static Optional<OAuthClient> of(Config config) {
        List<Optional<String>> values = List.of("client-id", "client-secret", "token-url", "scope").stream()
                .map(key -> config.getOptionalValue("caravan.enboarder." + key, String.class)
                        .filter(value -> !value.isBlank()))
                .toList();
        return values.subList(0, 3).stream().allMatch(Optional::isPresent)
                ? Optional.of(new OAuthClient(
                        values.get(0).get(),
                        values.get(1).get(),
                        values.get(2).get(),
                        values.get(3).orElse(null)))
                : Optional.empty();
    }

    /** The request for a token. Throws {@link IllegalArgumentException} when the token-url is no address of HTTP. */
    HttpRequest request() {
        String form = "grant_type=client_credentials" + (scope == null ? "" : "&scope=" + encoded(scope));
        String credentials = encoded(id) + ":" + encoded(secret);
        return HttpRequest.newBuilder(URI.create(tokenUrl))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, UTF_8);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "OAuthClient";
    }
}
