package dev.caravan.vendor.enboarder;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Hands out the tokens token-1, token-2 and so on, unless it is told to answer otherwise. */
public final class TokenEndpoint implements AutoCloseable {

    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Answer answer = TokenEndpoint::token;

    TokenEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/oauth2/token", this::handle);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/oauth2/token";
    }

    /** Method, Authorization header and form of each request. */
    public List<String> requests() {
        return requests;
    }

    public void answers(Answer other) {
        answer = other;
    }

    public void answers(int status, String body, String... headers) {
        answers((exchange, number) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, body);
        });
    }

    public void answersWithTokens() {
        answers(TokenEndpoint::token);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static void token(HttpExchange exchange, int number) throws IOException {
        send(
                exchange,
                200,
                "{\"access_token\":\"token-" + number + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " " + form);
            answer.to(exchange, requests.size());
        }
    }

    /** How a request is answered; it is told how many there were. */
    public interface Answer {
        void to(HttpExchange exchange, int number) throws IOException;
    }
}
