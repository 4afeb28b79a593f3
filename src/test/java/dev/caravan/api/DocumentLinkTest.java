package dev.caravan.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.configuration.ConfigurationCheck;
import dev.caravan.delivery.VendorStubResource;
import dev.caravan.document.DocumentLinks;
import dev.caravan.document.Documents;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links to documents, in the whole application. */
@QuarkusTest
@TestProfile(DocumentLinkTest.Settings.class)
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class DocumentLinkTest {

    private static final byte[] PDF = "%PDF-1.4\nsome text\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Inject
    Documents documents;

    @Inject
    DocumentLinks links;

    @Inject
    ConfigurationCheck check;

    /** Links are on. */
    public static class Settings implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "caravan.public-url", "https://caravan.example.com",
                    "caravan.documents.link-key", "a-key-of-more-than-32-characters-to-sign-with");
        }
    }

    @Test
    void aLinkLeadsToTheDocumentAndNothingElseDoes() throws Exception {
        Content content = documents.keep(new ByteArrayInputStream(PDF), "cv.pdf", 1000);
        Document resume = new Document(Kind.RESUME, null, null, null, null, content);
        String path = links.of(resume).orElseThrow().substring("https://caravan.example.com".length());

        assertThat(call("GET", path).body()).isEqualTo(PDF);
        assertThat(call("GET", path).headers().firstValue("Content-Type")).hasValue("application/pdf");
        assertThat(call("HEAD", path).statusCode()).isEqualTo(200);
        assertThat(call("GET", path + "x").statusCode()).isEqualTo(404);
        assertThat(call("POST", path).statusCode()).isEqualTo(405);
        for (String other : List.of("/documents", "/documents/", "/documents/a/b", "/documents/" + content.sha256())) {
            assertThat(call("GET", other).statusCode()).isEqualTo(404);
        }
        assertThat(call("GET", "/api/vendors").statusCode()).isEqualTo(200);
    }

    @Test
    void theSettingsOfThisTestAreFine() {
        assertThat(check.problems()).isEmpty();
        assertThat(check.unknownKeys()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "caravan.documents.link-key, short",
        "caravan.documents.link-key, ''",
        "caravan.documents.link-expiry, 0s",
        "caravan.documents.limit, 0",
        "caravan.documents.fetch-timeout, 1h",
        "caravan.documents.allowed-hosts, https://files.example.com",
        "caravan.public-url, caravan.example.com",
        "caravan.jarvi.documents-missing, never"
    })
    void aSettingThatMakesNoSenseIsToldAtTheStart(String key, String value) {
        String before = System.setProperty(key, value);
        try {
            assertThat(check.problems())
                    .singleElement()
                    .asString()
                    .contains(key.substring(key.lastIndexOf('.') + 1))
                    .contains("expected");
        } finally {
            if (before == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, before);
            }
        }
    }

    private static HttpResponse<byte[]> call(String method, String path) throws Exception {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, BodyPublishers.noBody())
                .build();
        return HTTP.send(request, BodyHandlers.ofByteArray());
    }
}
