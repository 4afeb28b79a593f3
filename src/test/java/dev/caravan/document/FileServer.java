package dev.caravan.document;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a loopback address, which takes down what is asked of it. */
final class FileServer implements AutoCloseable {

    static final byte[] PDF = "%PDF-1.4\nsome text\n%%EOF\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private final HttpServer server;
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** @param port 0 for any */
    FileServer(String address, int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(address, port), 0);
        server.setExecutor(workers);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** What was asked for, in order. */
    List<Asked> asked() {
        return asked;
    }

    FileServer on(String path, HttpHandler handler) {
        server.createContext(path, exchange -> {
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().toString(),
                    exchange.getRequestHeaders().keySet().stream().sorted().toList()));
            try (exchange) {
                handler.handle(exchange);
            }
        });
        return this;
    }

    /** Answers with a file, and headers in turn: name, value. */
    FileServer on(String path, int status, byte[] body, String... headers) {
        return on(path, exchange -> answer(exchange, status, body, headers));
    }

    static void answer(HttpExchange exchange, int status, byte[] body, String... headers) throws IOException {
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }

    record Asked(String method, String path, List<String> headers) {}
}
