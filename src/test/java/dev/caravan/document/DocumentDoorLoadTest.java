package dev.caravan.document;

import static dev.caravan.document.FileServer.PDF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many who fetch at a time, and some who hardly read. */
class DocumentDoorLoadTest {

    @TempDir
    Path folder;

    private DoorKit kit;

    @AfterEach
    void close() {
        kit.close();
    }

    @Test
    void largeOnesComeWholeToManyAtATime() throws Exception {
        kit = new DoorKit(folder, Duration.ofMinutes(1));
        byte[] large = new byte[7_000_000];
        new Random(1).nextBytes(large);
        String toLarge = kit.path(kit.keep(large));

        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 16)
                .mapToObj(i -> kit.http.sendAsync(kit.request("GET", toLarge), BodyHandlers.ofByteArray()))
                .toList();

        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(Arrays.equals(answer.join().body(), large)).isTrue();
        }
    }

    @Test
    void whoReadsTooSlowlyIsLeftAndHoldsNobodyUp() throws Exception {
        kit = new DoorKit(folder, Duration.ofMillis(500));
        byte[] large = new byte[20_000_000];
        String toLarge = kit.path(kit.keep(large));
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            slow.add(new Socket("127.0.0.1", kit.port()));
            slow.get(i)
                    .getOutputStream()
                    .write(("GET " + toLarge + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(kit.get(kit.path(kit.keep(PDF))).body()).isEqualTo(PDF);
        await().until(() -> kit.left.get() == slow.size());
        for (Socket socket : slow) {
            assertThat(rest(socket)).isLessThan(large.length);
        }
    }

    private static long rest(Socket socket) throws IOException {
        long read = 0;
        try (socket;
                InputStream in = socket.getInputStream()) {
            byte[] buffer = new byte[65536];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                read += count;
            }
        } catch (SocketException e) {
            // a reset is an end as well
        }
        return read;
    }
}
