package dev.caravan.sandbox;

import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One HTTP request to a vendor, as it came over the wire.
 *
 * @param path encoded, below the vendor's base URL
 * @param headers finds a header by its name in any case, or null
 * @param fetched what was got from the addresses in it that are on this machine
 * @param listsUntil lists that this request asks for hold nobody who was created later
 */
record Request(
        String method,
        String path,
        Map<String, String> query,
        UnaryOperator<String> headers,
        byte[] body,
        Map<String, Fetched> fetched,
        Instant listsUntil) {

    static Request of(HttpServerRequest http, String path, byte[] body) {
        Map<String, String> query = Map.of();
        if (http.query() != null) {
            query = new HashMap<>();
            http.params().forEach(query::put);
        }
        return new Request(http.method().name(), path, query, http::getHeader, body, Map.of(), Instant.MAX);
    }

    String header(String name) {
        String value = headers.apply(name);
        return value == null ? "" : value;
    }

    /** The token of the Authorization header, or an empty text. */
    String bearer() {
        String authorization = header("Authorization");
        return authorization.startsWith("Bearer ") ? authorization.substring(7) : "";
    }

    Request withListsUntil(Instant instant) {
        return new Request(method, path, query, headers, body, fetched, instant);
    }

    Request withFetched(Map<String, Fetched> files) {
        return new Request(method, path, query, headers, body, files, listsUntil);
    }
}
