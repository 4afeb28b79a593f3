package dev.caravan.intake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** The route of the API on a real Camel and a real server, without the route of the inbox. */
final class ApiKit implements AutoCloseable {

    private final IntakeKit kit;
    private final long bodyLimit;
    private volatile Outcomes outcomes = (ids, atMost) -> CompletableFuture.completedFuture(List.of());
    private CamelContext camel;
    private VertxPlatformHttpServer server;

    ApiKit(IntakeKit kit, long bodyLimit) {
        this.kit = kit;
        this.bodyLimit = bodyLimit;
    }

    ApiKit start() throws Exception {
        camel = new DefaultCamelContext();
        camel.getRegistry().bind("intake", kit.intake);
        camel.getRegistry().bind("candidatesRequest", new CandidatesRequest(bodyLimit));
        camel.getRegistry().bind("candidatesAnswer", new CandidatesAnswer(new Patience(this::outcomes)));
        camel.getRegistry().bind("problemAnswer", new ProblemAnswer());
        VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(0);
        server = new VertxPlatformHttpServer(configuration);
        camel.addService(server);
        String routes = Files.readString(Path.of("routes/intake.camel.yaml"));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromString("intake.camel.yaml", withoutInbox(routes)));
        camel.start();
        return this;
    }

    int port() {
        return server.getPort();
    }

    void outcomes(Outcomes next) {
        outcomes = next;
    }

    private CompletionStage<List<Outcomes.Standing>> outcomes(List<String> ids, Duration atMost) {
        return outcomes.await(ids, atMost);
    }

    private static String withoutInbox(String routes) {
        int inbox = routes.indexOf("- route:\n    id: inbox");
        return routes.substring(0, inbox) + routes.substring(routes.indexOf("- route:", inbox + 1));
    }

    @Override
    public void close() {
        camel.stop();
    }
}
