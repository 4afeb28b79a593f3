package dev.caravan.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.BindException;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;

/**
 * Five pretend vendors on one port: strict, because each request is held against the contract of its vendor; honest,
 * because they answer and keep state as the vendors' documents say; and able to misbehave on demand, see
 * {@link Control}. Everything runs on one thread, so that a campaign with fixed seeds runs the same way each time.
 */
public final class Sandbox implements AutoCloseable {

    private static final int LONGEST_LINE = 16 * 1024;

    private final Vertx vertx;
    private final House house;
    private final HttpServer server;
    private final String host;

    private Sandbox(Vertx vertx, House house, HttpServer server, String host) {
        this.vertx = vertx;
        this.house = house;
        this.server = server;
        this.host = host;
    }

    /**
     * Starts a sandbox, and returns when it answers.
     *
     * @throws SandboxException when it cannot listen, as when the port is in use
     * @throws dev.caravan.contract.ContractException when a contract is missing or broken
     */
    public static Sandbox start(SandboxOptions options) {
        Vertx vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        try {
            House house = new House(options.contracts(), options.clock(), vertx);
            if (options.stateFile() != null) {
                house.archive().keepIn(options.stateFile());
            }
            return new Sandbox(vertx, house, listen(vertx, house, options), options.host());
        } catch (RuntimeException failed) {
            vertx.close();
            throw failed;
        }
    }

    /** The port it listens on. */
    public int port() {
        return server.actualPort();
    }

    /** Where a vendor answers; the paths of its contract come below. */
    public URI baseUrl(String vendor) {
        return URI.create("http://" + host + ":" + port() + "/" + vendor);
    }

    /** The configuration, key to value, with which Caravan delivers to all five; Enboarder by its API key. */
    public Map<String, String> configuration() {
        Map<String, String> configuration = new TreeMap<>();
        house.vendors().forEach((name, vendor) -> {
            configuration.put("caravan." + name + ".base-url", baseUrl(name).toString());
            vendor.settings().forEach((key, value) -> configuration.put("caravan." + name + "." + key, value));
        });
        return configuration;
    }

    /** The same configuration, with Enboarder by OAuth. */
    public Map<String, String> configurationWithOAuth() {
        Map<String, String> configuration = configuration();
        configuration.remove("caravan.enboarder.api-key");
        configuration.put("caravan.enboarder.client-id", EnboarderTokens.CLIENT_ID);
        configuration.put("caravan.enboarder.client-secret", EnboarderTokens.CLIENT_SECRET);
        configuration.put("caravan.enboarder.token-url", baseUrl("enboarder") + "/oauth2/token");
        return configuration;
    }

    /** Stops answering, and cuts what is under way. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
        house.archive().close();
    }

    private static HttpServer listen(Vertx vertx, House house, SandboxOptions options) {
        HttpServerOptions http = new HttpServerOptions()
                .setHost(options.host())
                .setPort(options.port())
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(LONGEST_LINE);
        try {
            return vertx.createHttpServer(http)
                    .requestHandler(new Door(vertx, house)::enter)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException failed) {
            String where = options.host() + ":" + options.port();
            String why = failed.getCause() instanceof BindException
                    ? "the port is in use, or the address is not of this machine"
                    : String.valueOf(failed.getCause().getMessage());
            throw new SandboxException("The sandbox cannot listen on " + where + ": " + why, failed.getCause());
        }
    }
}
