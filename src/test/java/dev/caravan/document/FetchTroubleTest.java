package dev.caravan.document;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.Document.Content;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that break off, never end, or are not who they say. */
class FetchTroubleTest {

    private static final String NO_ANSWER_YET = "took longer than 0.5 s";

    @TempDir
    Path folder;

    private final CountDownLatch end = new CountDownLatch(1);
    private FetchBench bench;

    @BeforeEach
    void begin() {
        bench = new FetchBench(folder.resolve("documents"));
    }

    @AfterEach
    void end() {
        end.countDown();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n%PDF",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n%PDF",
                "HTTP/1.1 200 OK\r\nContent-Le",
                "SSH-2.0-OpenSSH_9.2\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\n%PDF"
            })
    void whatBreaksOffIsNotKept(String answer) throws Exception {
        try (ServerSocket raw = FetchBench.raw(out -> out.write(answer.getBytes(US_ASCII)))) {
            assertThatThrownBy(() -> bench.fetch("http://files.example:" + raw.getLocalPort() + "/cv.pdf?sig=secret"))
                    .isInstanceOfSatisfying(FetchException.class, e -> assertThat(e.isHopeless())
                            .isFalse())
                    .hasMessageNotContaining("secret");
        }
        assertThat(bench.kept()).isEmpty();
    }

    @Test
    void headersWithoutEndAreBrokenOff() throws Exception {
        byte[] line = ("X: " + "x".repeat(1000)).getBytes(US_ASCII);
        for (String between : List.of("\r\n", "")) {
            try (ServerSocket raw = FetchBench.raw(out -> {
                out.write("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
                while (true) {
                    out.write(line);
                    out.write(between.getBytes(US_ASCII));
                }
            })) {
                assertThatThrownBy(() -> bench.fetch("http://files.example:" + raw.getLocalPort() + "/cv.pdf"))
                        .isInstanceOf(FetchException.class)
                        .hasMessageNotContaining("took longer");
            }
        }
    }

    @Test
    void theWholeHasATimeHoweverMuchComes() throws Exception {
        List<FetchBench.Answering> slow = List.of(
                out -> end.await(),
                out -> dripping(out, "HTTP/1.1 200 OK\r\nContent-Length: 50000\r\n\r\n", 'x'),
                out -> dripping(out, "HTTP/1.1 200 OK\r\nX: ", 'x'),
                out -> dripping(out, "HTTP/1.1 100 Continue\r\n\r\n", 'H'));
        for (FetchBench.Answering answering : slow) {
            try (ServerSocket raw = FetchBench.raw(answering)) {
                assertThatThrownBy(() -> hurry("http", raw.getLocalPort()))
                        .isInstanceOfSatisfying(FetchException.class, e -> assertThat(e.isHopeless())
                                .isFalse())
                        .hasMessageContaining(NO_ANSWER_YET);
            }
        }
    }

    @Test
    void aSecureConnectionThatNeverComesAboutHasATimeToo() throws Exception {
        try (ServerSocket raw = FetchBench.raw(out -> end.await())) {
            assertThatThrownBy(() -> hurry("https", raw.getLocalPort())).hasMessageContaining(NO_ANSWER_YET);
        }
    }

    @Test
    void whatIsNotSecureIsNotTrusted() throws Exception {
        Vertx vertx = Vertx.vertx();
        PfxOptions nobodys = new PfxOptions().setPath(selfSigned().toString()).setPassword("changeit");
        try (ServerSocket plain = FetchBench.raw(out -> out.write("HTTP/1.1 400 No\r\n\r\n".getBytes(US_ASCII)))) {
            HttpServer server = vertx.createHttpServer(
                            new HttpServerOptions().setSsl(true).setKeyCertOptions(nobodys))
                    .requestHandler(request -> request.response().end("%PDF-1.4"))
                    .listen(0, "127.0.0.1")
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
            for (int port : new int[] {plain.getLocalPort(), server.actualPort()}) {
                assertThatThrownBy(() -> bench.fetch("https://files.example:" + port + "/cv.pdf"))
                        .hasMessage("https://files.example:" + port + " has no secure connection that can be trusted");
            }
            assertThat(folder.resolve("documents")).isEmptyDirectory();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private Path selfSigned() throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        "files",
                        "-dname",
                        "CN=files.example",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .start();
        keytool.getInputStream().readAllBytes();
        assertThat(keytool.waitFor()).isZero();
        return keys;
    }

    /** A drop every 20 ms, until the other side has gone or the test is over. */
    private void dripping(OutputStream out, String beginning, char drop) throws Exception {
        out.write(beginning.getBytes(US_ASCII));
        do {
            out.write(drop);
            out.flush();
        } while (!end.await(20, TimeUnit.MILLISECONDS));
    }

    /** From a server that may take half a second. */
    private Content hurry(String scheme, int port) throws IOException {
        String url = scheme + "://files.example:" + port + "/cv.pdf";
        return bench.fetch(FetchBench.guard(port), url, null, Duration.ofMillis(500));
    }
}
