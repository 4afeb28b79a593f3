package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One vendor for the length of one fixture: takes down what is on the wire, and answers what the fixture says. */
final class VendorStub implements AutoCloseable {

    private final HttpServer server;
    private final String base;
    private final Iterator<JsonNode> answers;
    private final List<Request> requests = new ArrayList<>();

    /** @param answers each with a status, headers, and a body or a text; or with cut, for no answer at all */
    VendorStub(HttpServer server, String vendor, List<JsonNode> answers) {
        this.server = server;
        this.base = "/" + vendor;
        this.answers = answers.iterator();
        server.createContext(base, this::answer);
    }

    /** What came over the wire, in order. */
    synchronized List<Request> requests() {
        return List.copyOf(requests);
    }

    /** Whether all answers were asked for. */
    synchronized boolean isSpent() {
        return !answers.hasNext();
    }

    @Override
    public void close() {
        server.removeContext(base);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        requests.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString().substring(base.length()),
                headers,
                exchange.getRequestBody().readAllBytes()));
        if (answers.hasNext()) {
            answer(exchange, answers.next());
        } else {
            exchange.sendResponseHeaders(500, -1);
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        if (answer.path("cut").asBoolean()) {
            return;
        }
        JsonNode body = answer.path("body");
        if (!body.isMissingNode()) {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
        }
        answer.path("headers").properties().forEach(header -> exchange.getResponseHeaders()
                .set(header.getKey(), header.getValue().asText()));
        byte[] bytes = (body.isMissingNode() ? answer.path("text").asText() : body.toString())
                .getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.path("status").asInt(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    /**
     * A request as it was on the wire.
     *
     * @param path below the vendor's base-url, encoded, with the query
     * @param headers found by their name in any case
     */
    record Request(String method, String path, Map<String, String> headers, byte[] body) {}
}
