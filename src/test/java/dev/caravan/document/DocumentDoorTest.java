package dev.caravan.document;

import static dev.caravan.document.FileServer.PDF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Document.Content;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentDoorTest {

    @TempDir
    Path folder;

    private DoorKit kit;
    private Content content;
    private String path;

    @BeforeEach
    void open() throws IOException {
        kit = new DoorKit(folder, Duration.ofMinutes(1));
        content = kit.keep(PDF);
        path = kit.path(content);
    }

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void aLinkLeadsToTheDocument() throws Exception {
        HttpResponse<byte[]> answer = kit.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PDF);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
        assertThat(header(answer, "Content-Disposition")).isEqualTo("attachment; filename=\"resume.pdf\"");
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(PDF.length));
        assertThat(header(answer, "ETag")).isEqualTo("\"" + content.sha256() + "\"");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        holdCareful(answer);
    }

    @Test
    void aHeadHasTheHeadersAlone() throws Exception {
        HttpResponse<byte[]> answer = kit.call("HEAD", path, "Range", "bytes=0-1");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(PDF.length));
        assertThat(header(answer, "Content-Type")).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-3, 0, 4", "bytes=20-, 20, 25", "bytes=-5, 20, 25", "bytes=24-24, 24, 25", "bytes=1-1000, 1, 25"
    })
    void aPartIsAPart(String range, int from, int to) throws Exception {
        HttpResponse<byte[]> answer = kit.call("GET", path, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(PDF, from, to));
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes " + from + "-" + (to - 1) + "/25");
        assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(to - from));
    }

    @Test
    void aPartThatIsNotThereIsSaidToBeSo() throws Exception {
        HttpResponse<byte[]> answer = kit.call("GET", path, "Range", "bytes=25-");

        assertThat(answer.statusCode()).isEqualTo(416);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "Content-Range")).isEqualTo("bytes */25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,4-5", "bytes=5-4", "lines=1-2", "nonsense"})
    void severalPartsOrNonsenseAreTheWhole(String range) throws Exception {
        HttpResponse<byte[]> answer = kit.call("GET", path, "Range", range);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PDF);
    }

    @Test
    void aPartOfSomethingElseIsTheWhole() throws Exception {
        String tag = "\"" + content.sha256() + "\"";

        assertThat(kit.call("GET", path, "Range", "bytes=0-1", "If-Range", tag).statusCode())
                .isEqualTo(206);
        for (String other : List.of("\"other\"", "W/" + tag, "Sun, 22 Nov 2026 13:00:00 GMT")) {
            assertThat(kit.call("GET", path, "Range", "bytes=0-1", "If-Range", other)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoHasItAlreadyNeedNotFetchItAgain() throws Exception {
        String tag = "\"" + content.sha256() + "\"";

        for (String known : List.of(tag, "W/" + tag, "\"a\", " + tag, "*")) {
            HttpResponse<byte[]> answer = kit.call("GET", path, "If-None-Match", known, "Range", "bytes=0-1");
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(answer.body()).isEmpty();
            assertThat(header(answer, "ETag")).isEqualTo(tag);
        }
        assertThat(kit.call("GET", path, "If-None-Match", "\"a\"").statusCode()).isEqualTo(200);
    }

    @Test
    void nothingTellsWhyThereIsNothing() throws Exception {
        Content gone = kit.keep("another".getBytes(StandardCharsets.US_ASCII));
        String toGone = kit.path(gone);
        Files.delete(kit.documents.path(gone.sha256()));
        SignedLinks others = new SignedLinks(
                SignedLinksTest.settings(
                        "caravan.public-url", DoorKit.BASE, "caravan.documents.link-key", "x".repeat(40)),
                kit.clock);
        String foreign = others.of(DoorKit.document(content)).orElseThrow().substring(DoorKit.BASE.length());
        HttpResponse<byte[]> wrong = kit.get("/documents/abc.pdf");
        assertThat(wrong.statusCode()).isEqualTo(404);
        holdCareful(wrong);

        for (String other :
                List.of(toGone, foreign, path + "x", path.replace(".pdf", ""), "/documents/" + content.sha256())) {
            holdTheSame(kit.get(other), wrong);
        }
        kit.clock.advance(Duration.ofDays(8));
        holdTheSame(kit.get(path), wrong);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/documents",
                "/documents/",
                "/documents/a/b",
                "/documents/%2e%2e",
                "/documents/..%2f..%2fetc%2fpasswd",
                "/documents/%00"
            })
    void thereIsNoListing(String path) throws Exception {
        assertThat(kit.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS"})
    void nothingElseCanBeDone(String method) throws Exception {
        HttpResponse<byte[]> answer = kit.call(method, path);

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
        assertThat(Files.readAllBytes(kit.documents.path(content.sha256()))).isEqualTo(PDF);
    }

    private void holdTheSame(HttpResponse<byte[]> answer, HttpResponse<byte[]> wrong) {
        assertThat(answer.statusCode()).isEqualTo(wrong.statusCode());
        assertThat(answer.headers().map()).isEqualTo(wrong.headers().map());
        assertThat(answer.body()).isEqualTo(wrong.body());
    }

    private static void holdCareful(HttpResponse<byte[]> answer) {
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Cache-Control")).isEqualTo("private, no-store");
        assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
        assertThat(header(answer, "X-Robots-Tag")).contains("noindex");
    }

    private static String header(HttpResponse<byte[]> answer, String name) {
        return answer.headers().firstValue(name).orElse(null);
    }
}
