package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

    private static final String JARVI = "/jarvi/rest/v2/profiles";
    private static final String COLLECTIVE = "/collective/sandbox/v1/my-talents/import";
    private static final String MERGE = "/merge/candidates";
    private static final String ADA = "{'model':{'first_name':'Ada'},'remote_user_id':'u-1'}";

    @TempDir
    Path folder;

    @Test
    void knowsAfterARestartWhatItReceived() throws Exception {
        JsonNode before;
        try (Sandbox sandbox = start()) {
            send(sandbox, "POST", JARVI, "{'externalId':'c-1','emailAddresses':'ada@example.org'}");
            send(sandbox, "POST", JARVI, "{'externalId':'c-1','headline':'Analyst'}");
            send(sandbox, "POST", MERGE, ADA);
            before = received(sandbox, "jarvi");
        }

        try (Sandbox sandbox = start()) {
            assertThat(received(sandbox, "jarvi")).isEqualTo(before).hasSize(1);
            send(sandbox, "POST", JARVI, "{'externalId':'c-2','emailAddresses':'ada@example.org'}");
            send(sandbox, "POST", MERGE, ADA);
            assertThat(received(sandbox, "jarvi")).hasSize(1);
            assertThat(received(sandbox, "merge")).hasSize(1);
        }
    }

    @Test
    void knowsAfterARestartWhatWasDeletedAndForgotten() throws Exception {
        try (Sandbox sandbox = start()) {
            send(sandbox, "POST", JARVI, "{'externalId':'c-1'}");
            send(sandbox, "DELETE", "/_received", "");
            send(sandbox, "POST", COLLECTIVE, "{'internalUserId':'c-1','resume':'JVBERi0='}");
            send(sandbox, "POST", COLLECTIVE, "{'internalUserId':'c-2','resume':'JVBERi0='}");
            send(sandbox, "DELETE", COLLECTIVE, "{'internalUserIds':['c-1']}");
        }

        try (Sandbox sandbox = start()) {
            assertThat(received(sandbox, "jarvi")).isEmpty();
            assertThat(received(sandbox, "collective").findValuesAsText("key")).containsExactly("c-2");
        }
    }

    @Test
    void dropsALastLineThatWasCut() throws Exception {
        try (Sandbox sandbox = start()) {
            send(sandbox, "POST", JARVI, "{'externalId':'c-1'}");
        }
        Files.writeString(stateFile(), "{\"id\":\"half", StandardOpenOption.APPEND);

        try (Sandbox sandbox = start()) {
            assertThat(received(sandbox, "jarvi")).hasSize(1);
            send(sandbox, "POST", JARVI, "{'externalId':'c-2'}");
        }

        try (Sandbox sandbox = start()) {
            assertThat(received(sandbox, "jarvi")).hasSize(2);
        }
    }

    private Sandbox start() {
        return Sandbox.start(SandboxOptions.defaults().withStateFile(stateFile()));
    }

    private Path stateFile() {
        return folder.resolve("sandbox").resolve("state.jsonl");
    }

    private static JsonNode received(Sandbox sandbox, String vendor) throws Exception {
        return new ObjectMapper().readTree(send(sandbox, "GET", "/_received/" + vendor, ""));
    }

    private static String send(Sandbox sandbox, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + sandbox.port() + path))
                .header("Content-Type", "application/json")
                .header("X-API-KEY", JarviSandbox.API_KEY)
                .header("X-Account-Token", MergeSandbox.ACCOUNT_TOKEN)
                .header("Idempotency-Key", "k-1")
                .header(
                        "Authorization",
                        "Bearer " + (path.equals(MERGE) ? MergeSandbox.API_KEY : CollectiveSandbox.API_KEY))
                .method(method, BodyPublishers.ofString(body.replace('\'', '"')))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    }
}
