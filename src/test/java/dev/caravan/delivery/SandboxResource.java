package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.sandbox.Sandbox;
import dev.caravan.sandbox.SandboxOptions;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Switches every vendor on, with the sandbox as all of them. A test gets this in a field of its type, to tell the vendors
 * what to do and to see what they hold.
 */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Sandbox sandbox;

    @Override
    public Map<String, String> start() {
        sandbox = Sandbox.start(SandboxOptions.defaults());
        Map<String, String> configuration = sandbox.configuration();
        try {
            Path folder = Files.createTempDirectory("caravan-sandbox");
            configuration.put("caravan.data", folder.resolve("data").toString());
            configuration.put("caravan.inbox", folder.resolve("inbox").toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        configuration.put("quarkus.http.test-port", "0");
        return configuration;
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(this, new TestInjector.MatchesType(SandboxResource.class));
    }

    @Override
    public void stop() {
        sandbox.close();
    }

    /** Makes a vendor misbehave at the next request of that operation. */
    public void misbehaveOnce(String vendor, String mode, String operation) {
        call(
                "PUT",
                "/_control/" + vendor,
                "{\"mode\":\"" + mode + "\",\"times\":1,\"operation\":\"" + operation + "\"}");
    }

    public void behave() {
        call("DELETE", "/_control", null);
    }

    /** Nothing was ever received. */
    public void forgetEverything() {
        call("DELETE", "/_received", null);
    }

    /** Gives an Enboarder profile so many active workflows. */
    public void activateWorkflows(String externalid, int count) {
        call("PUT", "/_control/enboarder/workflows/" + externalid, "{\"count\":" + count + "}");
    }

    /** What the vendor holds under that key or address. */
    public JsonNode received(String vendor, String key) {
        return call("GET", "/_received/" + vendor + "?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8), null);
    }

    /** All that the vendor holds. */
    public JsonNode received(String vendor) {
        return call("GET", "/_received/" + vendor, null);
    }

    /** How many requests of that vendor were on the wire. */
    public int requests(String vendor) {
        return call("GET", "/_requests", null).path(vendor).path("total").asInt();
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
            return MAPPER.readTree(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }
}
