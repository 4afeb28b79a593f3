package dev.caravan.delivery;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * Switches every vendor on, with dummy credentials and one stub server as all of them: its first path segment is the
 * vendor's name. Documents may be fetched from it. A test gets the server in a field of type {@link HttpServer} and gives it a {@link VendorStub}.
 */
public class VendorStubResource implements QuarkusTestResourceLifecycleManager {

    private HttpServer server;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.start();
            return configuration(Files.createTempDirectory("caravan-vendors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(server, new TestInjector.MatchesType(HttpServer.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private Map<String, String> configuration(Path folder) {
        Map<String, String> configuration = new HashMap<>(Map.ofEntries(
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("caravan.data", folder.resolve("data").toString()),
                Map.entry("caravan.inbox", folder.resolve("inbox").toString()),
                Map.entry("caravan.jarvi.api-key", "jarvi-key"),
                Map.entry("caravan.welcomekit.api-key", "welcomekit-key"),
                Map.entry("caravan.welcomekit.organization-reference", "org-1"),
                Map.entry("caravan.welcomekit.job-reference", "job-1"),
                Map.entry("caravan.collective.api-key", "collective-key"),
                Map.entry("caravan.collective.environment", "test"),
                Map.entry("caravan.merge.api-key", "merge-key"),
                Map.entry("caravan.merge.account-token", "merge-account"),
                Map.entry("caravan.merge.remote-user-id", "recruiter-1"),
                Map.entry("caravan.enboarder.api-key", "enboarder-key")));
        configuration.put(
                "caravan.documents.allowed-hosts",
                "127.0.0.1:" + server.getAddress().getPort());
        for (String vendor : new String[] {"jarvi", "welcomekit", "collective", "merge", "enboarder"}) {
            configuration.put(
                    "caravan." + vendor + ".base-url",
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/" + vendor);
        }
        return configuration;
    }
}
