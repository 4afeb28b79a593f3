package dev.caravan.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.sandbox.Sandbox;
import dev.caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The sandbox vendors in this process, and their control endpoint; they outlive a Caravan that is killed. */
final class SandboxDesk implements AutoCloseable {

    static final List<String> VENDORS = List.of("collective", "enboarder", "jarvi", "merge", "welcomekit");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().withContracts(Path.of("routes/vendors")));

    /** Makes a vendor misbehave, as the JSON says. */
    void misbehave(String vendor, String fault) {
        call("PUT", "/_control/" + vendor, fault);
    }

    /** Merge's idempotency keys are a beta, which an account may not have. */
    void ignoreIdempotencyKeys() {
        call("PUT", "/_control/merge/idempotency", "{\"heeded\":false}");
    }

    void behave() {
        call("DELETE", "/_control", null);
    }

    /** How many requests of that vendor were on the wire. */
    long requests(String vendor) {
        return call("GET", "/_requests", null).path(vendor).path("total").asLong();
    }

    /** The most requests of that vendor within a {@code second}, {@code tenSeconds} or a {@code minute}. */
    long busiest(String vendor, String window) {
        return call("GET", "/_requests", null)
                .path(vendor)
                .path("busiest")
                .path(window)
                .asLong();
    }

    /** How many requests of each vendor were on the wire. */
    Map<String, Long> requests() {
        JsonNode requests = call("GET", "/_requests", null);
        return VENDORS.stream().collect(Collectors.toMap(Function.identity(), vendor -> requests.path(vendor)
                .path("total")
                .asLong()));
    }

    /** Whom the vendor holds. */
    JsonNode received(String vendor) {
        return call("GET", "/_received/" + vendor, null);
    }

    @Override
    public void close() {
        sandbox.close();
    }

    private JsonNode call(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + " answered " + response.body());
            }
            return CaravanProcess.MAPPER.readTree(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }
}
