package dev.caravan.demo;

import dev.caravan.sandbox.Sandbox;
import dev.caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * Starts the sandbox vendors of the demo, and points the configuration at them and at a ledger of their own, so that no
 * candidate of the demo can reach a real vendor.
 */
public final class DemoVendors {

    private static final Path DATA = Path.of("data", "demo");
    private static final String DEFAULT_PORT = "8090";

    private DemoVendors() {}

    /**
     * Throws {@link dev.caravan.sandbox.SandboxException} when its port is in use, and {@link IllegalStateException}
     * where real vendors are configured: what waits in their inbox must not go to pretend ones.
     */
    public static void start() {
        try {
            Files.createDirectories(DATA);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the folder " + DATA.toAbsolutePath(), e);
        }
        int port = Integer.parseInt(System.getenv().getOrDefault("CARAVAN_SANDBOX_PORT", DEFAULT_PORT));
        Sandbox sandbox = Sandbox.start(SandboxOptions.defaults()
                .withPort(port)
                .withContracts(Path.of("routes", "vendors"))
                .withStateFile(DATA.resolve("sandbox.ndjson")));
        Set<String> keys = new TreeSet<>(sandbox.configuration().keySet());
        keys.addAll(sandbox.configurationWithOAuth().keySet());
        refuseBesideRealVendors(keys);
        sandbox.configurationWithOAuth().keySet().forEach(key -> System.setProperty(key, ""));
        sandbox.configuration().forEach(System::setProperty);
        System.setProperty("caravan.data", DATA.toString());
        System.setProperty("caravan.default-region", "FR");
        System.setProperty("caravan.public-url", "http://127.0.0.1:${quarkus.http.port}");
        System.setProperty("caravan.documents.link-key", linkKey());
        System.setProperty(DemoGuide.VENDORS_PAGE, "http://127.0.0.1:" + sandbox.port() + "/");
    }

    /** Good for the links of one run: the sandbox vendors fetch documents at once. */
    private static String linkKey() {
        byte[] key = new byte[36];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }

    private static void refuseBesideRealVendors(Set<String> keys) {
        Properties configured = new Properties();
        try (Reader file = Files.newBufferedReader(Path.of("application.properties"))) {
            configured.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read application.properties", e);
        }
        for (String key : keys) {
            String variable = key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
            boolean secret = key.matches(".*(key|token|secret)");
            if (secret && (!configured.getProperty(key, "").isBlank() || System.getenv(variable) != null)) {
                throw new IllegalStateException("The demo does not run where a real vendor is configured (" + key
                        + "): it would take what waits in the inbox. Run it in a clone of its own.");
            }
        }
    }
}
