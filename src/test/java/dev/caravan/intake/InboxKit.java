package dev.caravan.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;

/** An inbox with its real route on a real Camel, without a server: the route of the API is left out. */
final class InboxKit implements AutoCloseable {

    private final Path inbox;
    private CamelContext camel;
    IntakeKit kit;

    InboxKit(Path inbox) {
        this.inbox = inbox;
        this.kit = new IntakeKit();
    }

    InboxKit start() throws Exception {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("wholeFiles", kit.wholeFiles);
        camel.getRegistry().bind("inboxFiles", kit.inboxFiles);
        camel.getRegistry().bind("intake", kit.intake);
        camel.getRegistry().bind("problemAnswer", new ProblemAnswer());
        camel.getPropertiesComponent().addOverrideProperty("caravan.inbox", inbox.toString());
        camel.getPropertiesComponent().addOverrideProperty("caravan.inbox.poll", "10ms");
        String routes = Files.readString(Path.of("routes/intake.camel.yaml"));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString("intake.camel.yaml", withoutApi(routes)));
        camel.start();
        return this;
    }

    /** As after a crash: the memory of the process is gone, the files and the ledger are as they were. */
    InboxKit restart() throws Exception {
        close();
        kit = kit.afterRestart();
        return start();
    }

    private static String withoutApi(String routes) {
        int api = routes.indexOf("- route:\n    id: post-candidates");
        return routes.substring(0, api) + routes.substring(routes.indexOf("- route:", api + 1));
    }

    /** Written elsewhere and moved into the inbox, as a careful sender does. */
    Path drop(String name, String content) throws IOException {
        return drop(name, content.getBytes(StandardCharsets.UTF_8));
    }

    Path drop(String name, byte[] content) throws IOException {
        Path file = write(".parts/" + name, content);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
        Path target = inbox.resolve(name);
        Files.createDirectories(target.getParent());
        return Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Written in the inbox itself. */
    Path write(String name, byte[] content) throws IOException {
        Path file = inbox.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    Path write(String name, String content) throws IOException {
        return write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    void settle() {
        kit.clock.goAhead(IntakeKit.SETTLE.plus(Duration.ofSeconds(1)));
    }

    void awaitDone(String name) {
        Awaitility.await(name).atMost(Duration.ofSeconds(20)).until(() -> Files.exists(done(name)));
    }

    Path inbox(String name) {
        return inbox.resolve(name);
    }

    Path done(String name) {
        return inbox.resolve(".done").resolve(name);
    }

    Path refused(String name) {
        return inbox.resolve(".refused").resolve(name);
    }

    JsonNode receipt(String name) throws IOException {
        return JsonFormat.MAPPER.readTree(Files.readString(done(name + ".receipt.json")));
    }

    JsonNode problems(String name) throws IOException {
        return JsonFormat.MAPPER.readTree(Files.readString(refused(name + ".problems.json")));
    }

    /** Every file in the inbox and its folders, by its path in it. */
    List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(inbox)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> inbox.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    CamelContext camel() {
        return camel;
    }

    @Override
    public void close() {
        if (camel != null) {
            camel.stop();
        }
    }
}
