package dev.caravan.intake;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The body of a request as a stream: the next piece of it is asked for when the one before has been read. */
final class RequestStream extends InputStream {

    private static final Buffer END = Buffer.buffer("end");
    private static final Buffer CUT = Buffer.buffer("cut");

    private final HttpServerRequest request;
    private final BlockingQueue<Buffer> arrived = new LinkedBlockingQueue<>();
    private final Instant deadline = Instant.now().plus(RequestBody.TIME);
    private Buffer piece = Buffer.buffer();
    private int at;

    RequestStream(HttpServerRequest request) {
        this.request = request;
        request.handler(arrived::add);
        request.exceptionHandler(failure -> arrived.add(CUT));
        request.endHandler(end -> arrived.add(END));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (piece != END && at == piece.length()) {
            piece = next();
            at = 0;
        }
        if (piece == END) {
            return -1;
        }
        int read = Math.min(length, piece.length() - at);
        piece.getBytes(at, at + read, into, offset);
        at += read;
        return read;
    }

    private Buffer next() throws IOException {
        request.fetch(1);
        Buffer next;
        try {
            next = arrived.poll(Duration.between(Instant.now(), deadline).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Stopped while a request arrived");
        }
        if (next == null) {
            throw RequestBody.tooSlow();
        }
        if (next == CUT) {
            throw RequestBody.cut();
        }
        return next;
    }

    /** Reads and forgets the rest, so that the sender gets the answer. */
    @Override
    public void close() {
        if (piece != END) {
            request.handler(forgotten -> {});
            request.resume();
        }
    }
}
