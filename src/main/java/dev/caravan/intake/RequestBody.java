package dev.caravan.intake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The body of a request, counted while it arrives: with or without a length, at most the limit is ever held in memory.
 * What comes after the limit is read and forgotten, so that the sender gets the answer.
 */
final class RequestBody {

    /** In which the whole body has to arrive. */
    static final Duration TIME = Duration.ofSeconds(60);

    private final long limit;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> whole = new CompletableFuture<>();

    private RequestBody(long limit) {
        this.limit = limit;
    }

    /** @throws HttpProblem when it is larger than the limit, does not arrive in time, or is cut off */
    static byte[] read(HttpServerRequest request, long limit) throws InterruptedException {
        RequestBody body = new RequestBody(limit);
        request.handler(body::add);
        request.exceptionHandler(body.whole::completeExceptionally);
        request.endHandler(end -> body.whole.complete(body.bytes.toByteArray()));
        request.resume();
        return body.await();
    }

    private void add(Buffer part) {
        if (whole.isDone()) {
            return;
        }
        if (bytes.size() + part.length() > limit) {
            bytes.reset();
            whole.completeExceptionally(HttpProblem.tooLarge(limit));
        } else {
            bytes.writeBytes(part.getBytes());
        }
    }

    private byte[] await() throws InterruptedException {
        try {
            return whole.get(TIME.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            whole.cancel(false);
            throw tooSlow();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof HttpProblem problem) {
                throw problem;
            }
            throw cut();
        }
    }

    static HttpProblem tooSlow() {
        return HttpProblem.timeout("The body has to arrive within " + TIME.toSeconds() + " seconds.");
    }

    static HttpProblem cut() {
        return HttpProblem.badRequest("urn:caravan:body-cut", "The body was cut off", "It ended before its end.");
    }
}
