import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much the trouble of one vendor costs the others: {@code java bench/Outage.java [candidates]}, after
 * {@code ./caravan build}. Sends as many candidates while all vendors are up and while Jarvi is down, in one run, and says how
 * many the other four received per second each time; then lifts the fault, and says how long the rest took.
 */
public class Outage {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> OTHERS = List.of("collective", "enboarder", "merge", "welcomekit");
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar").toAbsolutePath();

    private final int candidates;
    private final int sandboxPort = freePort();
    private final int port = freePort();
    private final Path folder = Files.createTempDirectory("caravan-bench");

    private Outage(int candidates) throws IOException {
        this.candidates = candidates;
    }

    public static void main(String... arguments) throws Exception {
        new Outage(arguments.length == 0 ? 10_000 : Integer.parseInt(arguments[0])).run();
    }

    private void run() throws Exception {
        Process sandbox = start(List.of(), "sandbox", "--port", String.valueOf(sandboxPort));
        await(() -> call("GET", sandboxPort, "/_requests", null).contains("jarvi"));
        Process caravan = start(settings());
        try {
            await(() -> call("GET", port, "/q/health/ready", null).contains("UP"));
            measure("warm-up", "w");
            awaitTotal("jarvi", candidates);
            double before = measure("all up", "a");
            awaitTotal("jarvi", 2L * candidates);
            call("PUT", sandboxPort, "/_control/jarvi", "{\"mode\":\"error-before\"}");
            double during = measure("jarvi down", "b");
            System.out.printf("the others' rate with jarvi down: %.0f %% of before%n", 100 * during / before);
            System.out.printf("requests to jarvi meanwhile: %d%n", total("jarvi") - 2L * candidates);
            call("DELETE", sandboxPort, "/_control", null);
            long began = System.nanoTime();
            await(() -> held("jarvi") == 3L * candidates);
            System.out.printf("drain of jarvi: %.1f s%n", (System.nanoTime() - began) / 1e9);
        } finally {
            caravan.destroy();
            sandbox.destroy();
        }
    }

    /** Drops one file of candidates; returns how many requests a second the others had until each had all of them. */
    private double measure(String phase, String prefix) throws Exception {
        Map<String, Long> goal =
                OTHERS.stream().collect(Collectors.toMap(vendor -> vendor, vendor -> total(vendor) + candidates));
        Path file = Files.writeString(folder.resolve(prefix + ".ndjson"), people(prefix));
        long began = System.nanoTime();
        Files.move(file, folder.resolve("inbox").resolve(prefix + ".ndjson"), StandardCopyOption.ATOMIC_MOVE);
        await(() -> OTHERS.stream().allMatch(vendor -> total(vendor) >= goal.get(vendor)));
        double seconds = (System.nanoTime() - began) / 1e9;
        double rate = OTHERS.size() * candidates / seconds;
        System.out.printf(
                "%s: %d candidates at %d vendors in %.1f s, %.0f a second%n",
                phase, candidates, OTHERS.size(), seconds, rate);
        return rate;
    }

    private Process start(List<String> settings, String... command) throws IOException {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(settings);
        line.addAll(List.of("-Xmx512m", "-XX:+UseParallelGC", "-jar", JAR.toString()));
        line.addAll(List.of(command));
        Files.createDirectories(folder.resolve("inbox"));
        Path properties = folder.resolve("application.properties");
        Files.copy(Path.of("application.properties"), properties, StandardCopyOption.REPLACE_EXISTING);
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("output.log").toFile()))
                .start();
    }

    private List<String> settings() {
        String base = "http://127.0.0.1:" + sandboxPort + "/";
        return Map.ofEntries(
                        Map.entry("caravan.routes", Path.of("routes").toAbsolutePath().toString()),
                        Map.entry("quarkus.http.port", String.valueOf(port)),
                        Map.entry("caravan.jarvi.base-url", base + "jarvi"),
                        Map.entry("caravan.jarvi.api-key", "sandbox-jarvi-key"),
                        Map.entry("caravan.welcomekit.base-url", base + "welcomekit"),
                        Map.entry("caravan.welcomekit.api-key", "sandbox-welcomekit-key"),
                        Map.entry("caravan.welcomekit.organization-reference", "sandbox-organization"),
                        Map.entry("caravan.welcomekit.job-reference", "sandbox-job"),
                        Map.entry("caravan.collective.base-url", base + "collective"),
                        Map.entry("caravan.collective.api-key", "sandbox-collective-key"),
                        Map.entry("caravan.collective.environment", "sandbox"),
                        Map.entry("caravan.merge.base-url", base + "merge"),
                        Map.entry("caravan.merge.api-key", "sandbox-merge-key"),
                        Map.entry("caravan.merge.account-token", "sandbox-merge-account"),
                        Map.entry("caravan.merge.remote-user-id", "sandbox-recruiter"),
                        Map.entry("caravan.merge.refused-per-10s", "1000"),
                        Map.entry("caravan.enboarder.base-url", base + "enboarder"),
                        Map.entry("caravan.enboarder.api-key", "sandbox-enboarder-key"))
                .entrySet()
                .stream()
                .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
                .toList();
    }

    private String people(String prefix) {
        return IntStream.range(0, candidates)
                .mapToObj(i -> """
                        {"externalId":"%1$s%2$d","firstName":"Ada","lastName":"Number %2$d","emails":["%1$s%2$d@example.org"],\
                        "phones":["+33612345678"],"linkedinUrl":"https://www.linkedin.com/in/%1$s%2$d","headline":"Analyst"}
                        """.formatted(prefix, i))
                .collect(Collectors.joining());
    }

    private void awaitTotal(String vendor, long total) throws Exception {
        await(() -> total(vendor) >= total);
    }

    private long total(String vendor) {
        String requests = call("GET", sandboxPort, "/_requests", null);
        Matcher total = Pattern.compile("\"" + vendor + "\":\\{.*?\"total\":(\\d+)").matcher(requests);
        return total.find() ? Long.parseLong(total.group(1)) : 0;
    }

    private long held(String vendor) {
        String received = call("GET", sandboxPort, "/_received/" + vendor, null);
        return Pattern.compile("\"externalId\":").matcher(received).results().count();
    }

    private static String call(String method, int port, String path, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(java.util.function.BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            Thread.sleep(200);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
