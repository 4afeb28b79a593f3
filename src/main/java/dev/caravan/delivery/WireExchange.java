package dev.caravan.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Future;

/** One request and its answer, as they went over the wire. */
final class WireExchange {
    final String method;
    final String url;
    final byte[] requestBody;
    final Instant startedAt;
    Future<?> deadline;
    boolean sent;
    Integer status;
    String retryAfter;
    Duration took;
    byte[] answerBody;

    WireExchange(String method, String url, byte[] requestBody, Instant startedAt) {
        this.method = method;
        this.url = url;
        this.requestBody = requestBody;
        this.startedAt = startedAt;
    }

    /** Whether the request changes something, and does not only ask. */
    boolean isChange() {
        return !method.equals("GET") && !method.equals("HEAD");
    }
}
