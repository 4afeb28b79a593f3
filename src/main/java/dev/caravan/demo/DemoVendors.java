package dev.caravan.demo;

import dev.caravan.sandbox.Sandbox;
import dev.caravan.sandbox.SandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts the sandbox vendors of the demo, and points the configuration at them and at a ledger of their own, so that no
 * candidate of the demo can reach a real vendor.
 */
public final class DemoVendors {

    private static final Path DATA = Path.of("data", "demo");
    private static final String DEFAULT_PORT = "8090";

    private DemoVendors() {}

    /** Throws {@link dev.caravan.sandbox.SandboxException} when its port is in use. */
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
        sandbox.configurationWithOAuth().keySet().forEach(key -> System.setProperty(key, ""));
        sandbox.configuration().forEach(System::setProperty);
        System.setProperty("caravan.data", DATA.toString());
        System.setProperty("caravan.default-region", "FR");
        System.setProperty(DemoGuide.VENDORS_PAGE, "http://127.0.0.1:" + sandbox.port() + "/");
    }
}
