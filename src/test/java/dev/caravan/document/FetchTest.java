package dev.caravan.document;

import static dev.caravan.document.FetchBench.LIMIT;
import static dev.caravan.document.FileServer.PDF;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.Document.Content;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FetchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private FetchBench bench;
    private FileServer server;

    @BeforeEach
    void serve() throws IOException {
        bench = new FetchBench(folder);
        server = new FileServer("127.0.0.1", 0);
        server.on("/cv.pdf", 200, PDF);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDocumentIsFetchedAndKept() throws Exception {
        Content content = fetch("/cv.pdf?sig=abc%20d");

        assertThat(content.type()).isEqualTo("application/pdf");
        assertThat(content.size()).isEqualTo(PDF.length);
        assertThat(Documents.in(folder).open(content.sha256())).hasBinaryContent(PDF);
        assertThat(server.asked()).singleElement().satisfies(asked -> {
            assertThat(asked.method()).isEqualTo("GET");
            assertThat(asked.path()).isEqualTo("/cv.pdf?sig=abc%20d");
            assertThat(asked.headers()).isSubsetOf("Accept", "Connection", "Host", "User-agent");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "404, true, no such document",
        "410, true, no such document",
        "401, true, does not let Caravan in",
        "403, true, does not let Caravan in",
        "400, true, answered 400",
        "204, true, answered 204",
        "206, true, answered 206",
        "300, true, answered 300",
        "408, false, answered 408",
        "429, false, answered 429",
        "500, false, answered 500",
        "503, false, answered 503"
    })
    void onlyAWholeAnswerIsADocument(int status, boolean hopeless, String said) {
        server.on("/no", status, status == 204 ? new byte[0] : PDF);

        assertThatThrownBy(() -> fetch("/no?sig=secret"))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.isHopeless()).isEqualTo(hopeless))
                .hasMessageContaining("http://files.example:" + server.port())
                .hasMessageContaining(said)
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("/no");
        assertThat(server.asked()).hasSize(1);
        assertThat(bench.kept()).isEmpty();
    }

    @Test
    void redirectsAreFollowedWithoutCookiesAndUpToFive() throws Exception {
        for (int i = 0; i < 6; i++) {
            server.on("/r" + i, 302, PDF, "Location", i == 0 ? "/cv.pdf" : "r" + (i - 1), "Set-Cookie", "a=b; Path=/");
        }

        assertThat(fetch("/r4").size()).isEqualTo(PDF.length);
        assertThat(server.asked()).hasSize(6).allSatisfy(asked -> assertThat(asked.headers())
                .doesNotContain("Cookie", "Referer", "Authorization"));
        assertThatThrownBy(() -> fetch("/r5")).hasMessageContaining("redirects more than 5 times");
    }

    @Test
    void aLoopOfRedirectsEnds() {
        server.on("/loop", 307, PDF, "Location", "/loop");

        assertThatThrownBy(() -> fetch("/loop")).hasMessageContaining("more than 5 times");
        assertThat(server.asked()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://inside.example/",
                "http://127.0.0.1/",
                "http://[::1]/",
                "file:///etc/passwd",
                "gopher://x/"
            })
    void aRedirectToTheInsideIsNotFollowed(String location) {
        server.on("/away", 302, PDF, "Location", location);

        assertThatThrownBy(() -> fetch("/away"))
                .isInstanceOfSatisfying(
                        FetchException.class, e -> assertThat(e.isHopeless()).isTrue());
    }

    @Test
    void aRedirectToNowhereIsToldOf() {
        server.on("/away", 302, PDF);

        assertThatThrownBy(() -> fetch("/away")).hasMessageContaining("without saying where to");
    }

    /** Asked a second time, the name server says another address: only one that was looked at is connected to. */
    @Test
    void aNameThatIsBoundAnewGetsNowhere() throws Exception {
        try (FileServer inside = new FileServer("127.0.0.2", server.port())) {
            inside.on("/", 200, "of the inside".getBytes(US_ASCII));
            server.on("/again", 302, PDF, "Location", "/cv.pdf");
            Deque<String> answers = new ArrayDeque<>();
            UrlGuard guard = new UrlGuard(
                    AllowedHosts.of(List.of("files.example:" + server.port())),
                    host -> new InetAddress[] {InetAddress.getByName(answers.remove())},
                    PublicAddress::is);

            answers.addAll(List.of("127.0.0.1", "127.0.0.2"));
            assertThat(bench.fetch(guard, base() + "/cv.pdf", null, PATIENCE).size())
                    .isEqualTo(PDF.length);

            assertThat(inside.asked()).isEmpty();
            assertThat(answers).hasSize(1);
        }
    }

    @Test
    void aNameThatIsBoundAnewBeforeARedirectIsLookedAtAnew() throws Exception {
        server.on("/again", 302, PDF, "Location", "http://outside.example/cv.pdf");
        Deque<String> answers = new ArrayDeque<>(List.of("127.0.0.1", "127.0.0.1"));
        UrlGuard guard = new UrlGuard(
                AllowedHosts.of(List.of("files.example:" + server.port())),
                host -> new InetAddress[] {InetAddress.getByName(answers.remove())},
                PublicAddress::is);

        assertThatThrownBy(() -> bench.fetch(guard, base() + "/again", null, PATIENCE))
                .hasMessageStartingWith("http://outside.example is not fetched: its address is not public");
        assertThat(answers).isEmpty();
    }

    @Test
    void whatIsTooLargeIsNotKept() {
        server.on("/large", 200, new byte[LIMIT + 1]);
        server.on("/larger", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (OutputStream out = exchange.getResponseBody(); ; ) {
                out.write(new byte[8192]);
            }
        });

        for (String path : List.of("/large", "/larger")) {
            assertThatThrownBy(() -> fetch(path))
                    .hasMessageContaining("more than " + LIMIT + " bytes")
                    .hasMessageContaining("caravan.documents.limit");
        }
        assertThat(bench.kept()).isEmpty();
    }

    @Test
    void whatIsEmptyIsNoDocument() {
        server.on("/empty", 200, new byte[0]);
        server.on("/chunked", exchange -> exchange.sendResponseHeaders(200, 0));

        for (String path : List.of("/empty", "/chunked")) {
            assertThatThrownBy(() -> fetch(path)).hasMessageContaining("nothing in it");
        }
    }

    @Test
    void whatComesCompressedIsNotUnpacked() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bomb)) {
            out.write(new byte[10_000_000]);
        }
        server.on("/bomb", 200, bomb.toByteArray(), "Content-Encoding", "gzip");

        assertThatThrownBy(() -> fetch("/bomb")).hasMessageContaining("compressed");
        assertThat(bench.kept()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cv.doc, , , application/msword",
        ", Content-Disposition, attachment; filename=\"cv.doc\", application/msword",
        ", Content-Type, application/msword, application/msword",
        ", Content-Type, application/octet-stream, application/x-tika-msoffice"
    })
    void whatTheBytesDoNotTellTheNameTells(String name, String header, String value, String type) throws Exception {
        byte[] oldOffice = HexFormat.of().parseHex("d0cf11e0a1b11ae1" + "00".repeat(600));
        server.on("/file", 200, oldOffice, header == null ? new String[0] : new String[] {header, value});

        assertThat(bench.fetch(FetchBench.guard(server.port()), base() + "/file", name, PATIENCE)
                        .type())
                .isEqualTo(type);
    }

    private String base() {
        return "http://files.example:" + server.port();
    }

    private Content fetch(String path) throws IOException {
        return bench.fetch(base() + path);
    }
}
