package dev.caravan.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.sandbox.Sandbox;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged Caravan as a process of its own, in a folder of its own. */
final class CaravanProcess implements AutoCloseable {

    static final JsonMapper MAPPER = new JsonMapper();

    private static final Path JAR =
            Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    final Path folder;
    private final Map<String, String> settings = new HashMap<>();
    private final List<String> javaOptions = new ArrayList<>();
    private final List<String> wrapper = new ArrayList<>();
    private final int port;
    private boolean pipe;
    private Process process;
    private boolean killed;

    CaravanProcess(Path folder, Sandbox sandbox) throws IOException {
        this(folder, sandbox.configuration());
    }

    /** With every vendor off: the intake alone. */
    static CaravanProcess withoutVendors(Path folder) throws IOException {
        return new CaravanProcess(folder, Map.of());
    }

    private CaravanProcess(Path folder, Map<String, String> vendors) throws IOException {
        this.folder = folder;
        this.port = Web.freePort();
        Files.copy(Path.of("application.properties"), folder.resolve("application.properties"));
        settings.putAll(vendors);
        settings.put("caravan.routes", Path.of("routes").toAbsolutePath().toString());
        settings.put("caravan.delivery.backoff", "200ms");
        settings.put("caravan.delivery.backoff-max", "2s");
        settings.put("caravan.delivery.timeout", "2s");
        settings.put("caravan.delivery.lease", "5s");
        settings.put("caravan.inbox.settle", "2s");
        settings.put("caravan.default-region", "FR");
        settings.put("quarkus.http.port", String.valueOf(port));
    }

    CaravanProcess with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    CaravanProcess withJava(String option) {
        javaOptions.add(option);
        return this;
    }

    CaravanProcess withoutJava(String option) {
        javaOptions.remove(option);
        return this;
    }

    CaravanProcess start() {
        launch();
        await().atMost(Duration.ofSeconds(60)).until(this::isReady);
        return this;
    }

    /** Takes what it says by a pipe, so that nothing that hinders it in writing files hinders it in saying so. */
    CaravanProcess sayingThroughAPipe() {
        pipe = true;
        return this;
    }

    /** Runs it as that user, by what comes before the command, such as setpriv. */
    CaravanProcess through(String... command) {
        wrapper.clear();
        wrapper.addAll(List.of(command));
        return this;
    }

    /** Starts it without waiting: for starts that are to fail. */
    Process launch() {
        try {
            process = new ProcessBuilder(command())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(pipe ? ProcessBuilder.Redirect.PIPE : ProcessBuilder.Redirect.appendTo(log()))
                    .start();
            if (pipe) {
                Program.listen(process.getInputStream(), log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return process;
    }

    /** Runs another command with the same settings, beside what runs, to its end. */
    Program.Ended run(String... arguments) throws IOException, InterruptedException {
        List<String> command = command();
        command.addAll(List.of(arguments));
        return Program.end(command, folder);
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(javaOptions);
        settings.forEach((key, value) -> command.add("-D" + key + "=" + value));
        command.add("-jar");
        command.add(JAR.toString());
        return command;
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        killed = true;
        process.destroyForcibly();
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /** Waits until it has ended by itself; returns its exit code. */
    int awaitEnd(Duration atMost) throws InterruptedException {
        assertThat(process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS))
                .as("ended within %s; it said: %s", atMost, output())
                .isTrue();
        return process.exitValue();
    }

    /** Sends it a signal, such as STOP. */
    void signal(String name) throws Exception {
        Program.run("kill", "-" + name, String.valueOf(process.pid()));
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** What the readiness check says of one part: UP, or DOWN and why. */
    String health(String part) {
        for (JsonNode check : get("/q/health/ready").path("checks")) {
            if (check.path("name").asText().equals(part)) {
                return check.path("status").asText() + " " + check.path("data");
            }
        }
        throw new AssertionError("The readiness check knows no " + part);
    }

    boolean wasKilled() {
        return killed;
    }

    boolean hasLedger() {
        return Files.exists(ledger());
    }

    private Path ledger() {
        return folder.resolve(settings.getOrDefault("caravan.data", "data")).resolve("caravan.db");
    }

    /** SIGTERM, and a patient wait for the end. */
    void stop() throws InterruptedException {
        if (process == null) {
            return;
        }
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    }

    /** Moves a whole file into the inbox. */
    void drop(String name, String content) throws IOException {
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Path outside = Files.writeString(folder.resolve(name + ".new"), content);
        Files.move(outside, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    JsonNode deliveries(String externalId) {
        return get("/api/candidates/" + URLEncoder.encode(externalId, StandardCharsets.UTF_8))
                .path("deliveries");
    }

    JsonNode get(String path) {
        return Web.json(Web.send(HttpRequest.newBuilder(URI.create(address() + path))));
    }

    /** A request without a body. */
    HttpResponse<String> ask(String method, String path) {
        return Web.send(HttpRequest.newBuilder(URI.create(address() + path)).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> post(String contentType, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "/api/candidates"))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body));
        return Web.send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Waits until no delivery is waiting or being sent, and there are that many. */
    void awaitAllSettled(int deliveries, Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            assertThat(count("select count(*) from delivery")).isEqualTo(deliveries);
            assertThat(count("select count(*) from delivery where state in ('waiting', 'sending')"))
                    .isZero();
        });
    }

    /** Reads the ledger beside the running process. */
    long count(String sql) {
        return Long.parseLong(text(sql));
    }

    /** Reads the ledger beside the running process. */
    String text(String sql) {
        List<String> texts = texts(sql);
        return texts.isEmpty() ? null : texts.get(0);
    }

    /** Reads the first column of all rows. */
    List<String> texts(String sql) {
        return new LedgerFile(ledger()).texts(sql);
    }

    /** How many requests to that vendor the attempts in the ledger speak of. */
    long requestsInLedger(String vendor) {
        return count("select coalesce(sum(a.requests), 0) from attempt a join delivery d on d.id = a.delivery_id"
                + " where d.vendor = '" + vendor + "'");
    }

    String output() {
        try {
            return Files.readString(log().toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private boolean isReady() {
        assertThat(process.isAlive()).as("the process; it said: %s", output()).isTrue();
        try {
            return Web.send(HttpRequest.newBuilder(URI.create(address() + "/q/health/ready")))
                            .statusCode()
                    == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    /** Where it listens. */
    String address() {
        return "http://127.0.0.1:" + port;
    }

    private File log() {
        return folder.resolve("output.log").toFile();
    }
}
