package dev.caravan.document;

import dev.caravan.candidate.Document.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Fetches into a folder from servers of the test, which are the company's own host {@code files.example}. */
record FetchBench(Path folder) {

    static final int LIMIT = 100_000;

    /** The guard, for which that host is allowed at one port. */
    static UrlGuard guard(int port) {
        return new UrlGuard(
                AllowedHosts.of(List.of("files.example:" + port)),
                host -> InetAddress.getAllByName(host.equals("inside.example") ? "10.0.0.7" : "127.0.0.1"),
                PublicAddress::is);
    }

    Content fetch(String url) throws IOException {
        String port = url.replaceFirst("^https?://[^/]*?:([0-9]+)/.*", "$1");
        return fetch(guard(Integer.parseInt(port)), url, null, Duration.ofSeconds(30));
    }

    Content fetch(UrlGuard guard, String url, String name, Duration timeout) throws IOException {
        FetchSettings settings = new FetchSettings(LIMIT, timeout, AllowedHosts.of(List.of()));
        try (Fetch fetch = new Fetch(settings, guard, Documents.in(folder))) {
            return fetch.fetch(url, name);
        }
    }

    /** All files that are there. */
    List<Path> kept() {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a server writes once it has been asked. */
    interface Answering {
        void answer(OutputStream out) throws Exception;
    }

    /** A server that answers one connection after the other like that, and closes it. */
    static ServerSocket raw(Answering answering) throws IOException {
        ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                    socket.getInputStream().read(new byte[4096]);
                    answering.answer(socket.getOutputStream());
                } catch (Exception e) {
                    // whoever asked has gone
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return server;
    }
}
