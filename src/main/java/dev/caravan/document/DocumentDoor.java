package dev.caravan.document;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * {@code GET /documents/{token}}: the one address that is meant for the world. Whatever is wrong with a token, the answer is
 * the same, so that nothing can be found out by trying. The file goes from the disk to the network: no thread waits for whoever
 * reads it slowly, and nobody may take for ever.
 */
@Singleton
class DocumentDoor {

    static final String PATH = "/documents/";

    private static final Duration LONGEST = Duration.ofMinutes(15);
    private static final String NOTHING_HERE = "{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
            + "\"detail\":\"There is no document at this address, or not any more.\"}";

    private final Documents documents;
    private final Supplier<SignedLinks> links;
    private final Duration longest;

    /** The links come late: what is wrong with their settings is told with all other problems, and not here. */
    @Inject
    DocumentDoor(Documents documents, Instance<SignedLinks> links) {
        this(documents, links::get, LONGEST);
    }

    DocumentDoor(Documents documents, Supplier<SignedLinks> links, Duration longest) {
        this.documents = documents;
        this.links = links;
        this.longest = longest;
    }

    void open(@Observes Router router) {
        router.route(PATH + ":token").handler(this::answer);
    }

    private void answer(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.putHeader("Cache-Control", "private, no-store")
                .putHeader("Content-Security-Policy", "default-src 'none'; sandbox")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("X-Robots-Tag", "noindex, nofollow");
        HttpMethod method = context.request().method();
        if (!method.equals(HttpMethod.GET) && !method.equals(HttpMethod.HEAD)) {
            response.putHeader("Allow", "GET, HEAD").setStatusCode(405).end();
            return;
        }
        String token = context.pathParam("token");
        context.vertx()
                .executeBlocking(() -> find(token), false)
                .onSuccess(found -> found.ifPresentOrElse(
                        document -> answer(context.vertx(), context.request(), document), () -> nothingHere(response)))
                .onFailure(failure -> nothingHere(response));
    }

    private Optional<Found> find(String token) throws IOException {
        Optional<LinkToken> read = links.get().read(token);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        Path file = documents.path(read.get().sha256()).toAbsolutePath();
        return Files.isRegularFile(file)
                ? Optional.of(new Found(read.get(), file, Files.size(file)))
                : Optional.empty();
    }

    private void answer(Vertx vertx, HttpServerRequest request, Found found) {
        HttpServerResponse response = request.response();
        response.putHeader("ETag", found.tag()).putHeader("Accept-Ranges", "bytes");
        if (isKnown(request.getHeader("If-None-Match"), found.tag())) {
            response.setStatusCode(304).end();
            return;
        }
        Optional<ByteRange> part = part(request, found);
        if (part.isPresent() && !part.get().isThere()) {
            response.putHeader("Content-Range", "bytes */" + found.size)
                    .setStatusCode(416)
                    .end();
            return;
        }
        response.putHeader("Content-Type", found.token.type())
                .putHeader("Content-Disposition", "attachment; filename=\"" + found.token.fileName() + "\"");
        ByteRange sent = part.orElse(new ByteRange(0, found.size));
        if (part.isPresent()) {
            response.setStatusCode(206)
                    .putHeader(
                            "Content-Range",
                            "bytes " + sent.from() + "-" + (sent.from() + sent.length() - 1) + "/" + found.size);
        }
        response.putHeader("Content-Length", String.valueOf(sent.length()));
        if (request.method().equals(HttpMethod.HEAD) || sent.length() == 0) {
            response.end();
        } else {
            send(vertx, request, found, sent);
        }
    }

    /** A part of another content than the one that whoever asks has begun with would be of no use; then it is the whole. */
    private static Optional<ByteRange> part(HttpServerRequest request, Found found) {
        String begun = request.getHeader("If-Range");
        boolean isWanted = request.method().equals(HttpMethod.GET) && (begun == null || begun.equals(found.tag()));
        return isWanted ? ByteRange.of(request.getHeader("Range"), found.size) : Optional.empty();
    }

    private void send(Vertx vertx, HttpServerRequest request, Found found, ByteRange part) {
        HttpServerResponse response = request.response();
        long deadline = vertx.setTimer(longest.toMillis(), late -> breakOff(request));
        response.sendFile(found.file.toString(), part.from(), part.length()).onComplete(sent -> {
            vertx.cancelTimer(deadline);
            if (sent.failed()) {
                nothingHere(response);
            }
        });
    }

    /** {@code close()} would wait until all is written, which is what does not happen. */
    private static void breakOff(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            request.response().reset();
        } else {
            ((ConnectionBase) request.connection()).channelHandlerContext().close();
        }
    }

    /** What was to be said of a document is unsaid, if it is not too late. */
    private static void nothingHere(HttpServerResponse response) {
        if (response.headWritten() || response.closed()) {
            return;
        }
        List.of("Accept-Ranges", "Content-Disposition", "Content-Length", "Content-Range", "ETag")
                .forEach(response.headers()::remove);
        response.setStatusCode(404)
                .putHeader("Content-Type", "application/problem+json")
                .end(NOTHING_HERE);
    }

    private static boolean isKnown(String tags, String tag) {
        return tags != null
                && Stream.of(tags.split(","))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals("*") || one.equals(tag));
    }

    private record Found(LinkToken token, Path file, long size) {
        String tag() {
            return "\"" + token.sha256() + "\"";
        }
    }
}
