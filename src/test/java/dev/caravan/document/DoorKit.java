package dev.caravan.document;

import dev.caravan.SettableClock;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The door for documents, on a server of its own. */
final class DoorKit implements AutoCloseable {

    static final String BASE = "https://caravan.example.com";

    final SettableClock clock = new SettableClock();
    final Documents documents;

    /** How many connections have ended. */
    final AtomicInteger left = new AtomicInteger();

    final HttpClient http = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private final SignedLinks links = new SignedLinks(
            SignedLinksTest.settings("caravan.public-url", BASE, "caravan.documents.link-key", SignedLinksTest.KEY),
            clock);
    private final HttpServer server;

    DoorKit(Path folder, Duration longest) {
        documents = Documents.in(folder);
        Router router = Router.router(vertx);
        new DocumentDoor(documents, () -> links, longest).open(router);
        server = vertx.createHttpServer()
                .requestHandler(router)
                .connectionHandler(connection -> connection.closeHandler(closed -> left.incrementAndGet()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    int port() {
        return server.actualPort();
    }

    Content keep(byte[] bytes) throws IOException {
        return documents.keep(new ByteArrayInputStream(bytes), "Ada Lovelace.pdf", bytes.length);
    }

    /** The path of the link to that content. */
    String path(Content content) {
        return links.of(document(content)).orElseThrow().substring(BASE.length());
    }

    static Document document(Content content) {
        return new Document(Kind.RESUME, "Ada Lovelace.pdf", null, null, null, content);
    }

    HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return call("GET", path);
    }

    HttpResponse<byte[]> call(String method, String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(method, path, headers), BodyHandlers.ofByteArray());
    }

    HttpRequest request(String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .method(method, BodyPublishers.noBody());
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
