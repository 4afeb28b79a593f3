package dev.caravan.sandbox;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;

/** The wire under one request, and the ways in which it can end. */
final class Exchange {

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final Traffic traffic;
    private final long delayMillis;

    Exchange(Vertx vertx, HttpServerRequest request, Traffic traffic) {
        this(vertx, request, traffic, 0);
    }

    private Exchange(Vertx vertx, HttpServerRequest request, Traffic traffic, long delayMillis) {
        this.vertx = vertx;
        this.request = request;
        this.traffic = traffic;
        this.delayMillis = delayMillis;
    }

    /** The same exchange, but it ends only so much later. */
    Exchange delayedBy(long delayMillis) {
        return new Exchange(vertx, request, traffic, delayMillis);
    }

    void answer(Answer answer) {
        end(() -> {
            traffic.answered(answer.status());
            if (!request.response().closed()) {
                head(answer).end(Buffer.buffer(answer.body()));
            }
        });
    }

    /** Answers a byte at a time, and waits between them. */
    void drip(long waitMillis, Answer answer) {
        traffic.answered(answer.status());
        HttpServerResponse response = head(answer).putHeader("Content-Length", Integer.toString(answer.body().length));
        drip(Math.max(1, waitMillis), answer.body(), 0, response);
    }

    private void drip(long waitMillis, byte[] body, int next, HttpServerResponse response) {
        if (response.closed()) {
            return;
        }
        if (next == body.length) {
            response.end();
            return;
        }
        response.write(Buffer.buffer().appendByte(body[next]));
        vertx.setTimer(waitMillis, timer -> drip(waitMillis, body, next + 1, response));
    }

    /** Cuts the connection with a TCP reset: with no time to linger, closing discards and resets. */
    void reset() {
        end(() -> {
            traffic.ended("reset");
            Channel channel = ((ConnectionBase) request.connection()).channel();
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        });
    }

    /** Never answers. */
    void abandon() {
        traffic.ended("none");
    }

    private void end(Runnable ending) {
        if (delayMillis == 0) {
            ending.run();
        } else {
            vertx.setTimer(delayMillis, timer -> ending.run());
        }
    }

    private HttpServerResponse head(Answer answer) {
        HttpServerResponse response = request.response().setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response;
    }
}
