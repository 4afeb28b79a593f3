package dev.caravan.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.microprofile.config.ConfigProvider;

/** Calls the API of the Caravan under test. */
final class ApiClient {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** The answer's status, and its body. */
    record Answer(int status, String type, JsonNode body) {
        String detail() {
            return body.path("detail").asText();
        }
    }

    Answer get(String path) {
        return call("GET", path);
    }

    Answer post(String path) {
        return call("POST", path);
    }

    Answer call(String method, String path, String... headers) {
        return call(method, path, BodyPublishers.noBody(), headers);
    }

    /** With a body of that type. */
    Answer post(String path, String type, String body) {
        return call("POST", path, BodyPublishers.ofString(body), "Content-Type", type);
    }

    private static Answer call(String method, String path, HttpRequest.BodyPublisher body, String... headers) {
        String base =
                "http://127.0.0.1:" + ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
        try {
            HttpResponse<String> response = HTTP.send(
                    (headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), type, MAPPER.readTree(response.body()));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(method + " " + path, e);
        }
    }
}
