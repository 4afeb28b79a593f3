package dev.caravan.delivery;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** A request as it would be on the wire, secrets and all. {@link Rehearsal.Stage#shown} makes what can be seen of it. */
public final class OutgoingRequest {

    private final String method;
    private final String url;
    private final Map<String, String> headers;
    private final byte[] body;
    private final byte[] then;

    /** @param body null when it has none */
    OutgoingRequest(String method, String url, Map<String, String> headers, byte[] body) {
        this(method, url, headers, body, null);
    }

    private OutgoingRequest(String method, String url, Map<String, String> headers, byte[] body, byte[] then) {
        this.method = method;
        this.url = url;
        this.headers = new TreeMap<>(headers);
        this.body = body;
        this.then = then;
    }

    /** The same, when further requests follow it once it is answered; null for none. */
    OutgoingRequest followedBy(byte[] bodies) {
        return new OutgoingRequest(method, url, headers, body, bodies);
    }

    /** The bodies of the requests that follow, as JSON; null when none is known to. */
    byte[] then() {
        return then;
    }

    String method() {
        return method;
    }

    String url() {
        return url;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OutgoingRequest request
                && method.equals(request.method)
                && url.equals(request.url)
                && headers.equals(request.headers)
                && Arrays.equals(body, request.body)
                && Arrays.equals(then, request.then);
    }

    @Override
    public int hashCode() {
        return Objects.hash(method, url, headers);
    }

    /** Nothing that is secret or personal. */
    @Override
    public String toString() {
        return method + " request";
    }
}
