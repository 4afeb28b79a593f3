package dev.caravan.sandbox;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A sandbox for a test class, empty and well-behaved before each test, and a client to talk to it. */
final class RunningSandbox implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> headers;
    private final SandboxOptions options;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Sandbox sandbox;

    /** Sends these headers with each JSON request to a vendor. */
    RunningSandbox(Map<String, String> headers, SandboxOptions options) {
        this.headers = headers;
        this.options = options;
    }

    RunningSandbox(Map<String, String> headers) {
        this(headers, SandboxOptions.defaults());
    }

    /** An answer, with its body as JSON: missing when it is empty or no JSON. */
    record Reply(int status, JsonNode body, HttpResponse<String> http) {

        String header(String name) {
            return http.headers().firstValue(name).orElse(null);
        }
    }

    Sandbox sandbox() {
        return sandbox;
    }

    /** A JSON request with single quotes for double ones; a body of null is none. */
    Reply json(String method, String path, String body, String... moreHeaders) throws Exception {
        HttpRequest.Builder request = request(path);
        headers.forEach(request::header);
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < moreHeaders.length; i += 2) {
            request.setHeader(moreHeaders[i], moreHeaders[i + 1]);
        }
        return send(request.method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.replace('\'', '"'))));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path));
    }

    Reply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        return new Reply(answer.statusCode(), read(answer.body()), answer);
    }

    void misbehave(String vendor, String faults) throws Exception {
        Reply reply = json("PUT", "/_control/" + vendor, faults);
        if (reply.status() != 200) {
            throw new AssertionError(reply.http().body());
        }
    }

    JsonNode received(String vendor) throws Exception {
        return json("GET", "/_received/" + vendor, null).body();
    }

    JsonNode requests(String vendor) throws Exception {
        return json("GET", "/_requests", null).body().path(vendor);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        sandbox = Sandbox.start(options);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        json("DELETE", "/_received", null);
        json("DELETE", "/_control", null);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        sandbox.close();
    }

    private static JsonNode read(String body) throws IOException {
        try {
            return JSON.readTree(body);
        } catch (JacksonException noJson) {
            return JSON.missingNode();
        }
    }
}
