package dev.caravan.route;

import dev.caravan.catalogue.Vendors;
import dev.caravan.configuration.ConfigurationCheck;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.quarkus.main.events.AfterStart;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The route files that a team edits: loads them at the start, and takes over each good save while Caravan runs. A file
 * that can't be used keeps the others from nothing, and leaves what was good before running.
 */
@Singleton
@Unremovable
public class RouteFiles {

    private static final Logger LOG = Logger.getLogger(RouteFiles.class);

    private final CamelContext camel;
    private final Vendors vendors;
    private final ConfigurationCheck configuration;
    private final Config config;
    private final RouteReload reload;
    private final ContractFiles contracts;
    private final RouteGaps gaps;
    private final RouteCheck check;
    private final RouteWatch watch = new RouteWatch(() -> look(false));
    private volatile List<RouteFileStatus> status = List.of();

    RouteFiles(
            CamelContext camel,
            Vendors vendors,
            ConfigurationCheck configuration,
            Config config,
            Clock clock,
            @ConfigProperty(name = "caravan.routes", defaultValue = "routes") Path folder) {
        this.camel = camel;
        this.vendors = vendors;
        this.configuration = configuration;
        this.config = config;
        this.check = new RouteCheck(configuration, vendors, config, folder);
        RouteLoader loader = new RouteLoader(camel);
        RouteFaults faults = new RouteFaults(vendors);
        this.reload = new RouteReload(
                new RouteFolder(folder, vendors),
                new RouteTrial(camel, loader, faults),
                check.isAsked() ? RunningRoutes.NONE : new CamelRoutes(camel, loader),
                faults,
                clock);
        this.gaps = new RouteGaps(vendors);
        this.contracts = new ContractFiles(folder, vendors);
    }

    /** How each route file stands; also each contract that changed since the start, and each vendor without a route. */
    public List<RouteFileStatus> status() {
        return status;
    }

    /** Whether routes are stopped only because others take their place. */
    public boolean isChanging() {
        return reload.isChanging();
    }

    void load(@Observes AfterStart started) throws IOException {
        if (check.isAsked()) {
            look(true);
            check.end(status);
            return;
        }
        configuration
                .unknownKeys()
                .forEach(key -> LOG.warnf("nothing reads this key: it is misspelt, or not heeded yet; key=%s", key));
        List<String> wrong = configuration.problems();
        if (!wrong.isEmpty()) {
            throw new PreventFurtherStepsException(
                    "Caravan does not start, because of its configuration:\n  - " + String.join("\n  - ", wrong), 78);
        }
        contracts.remember();
        look(true);
        if (vendors.on().isEmpty()) {
            LOG.warn("no vendor is on: candidates are taken down, but nothing is sent; see application.properties");
        }
        LOG.infof(
                "Caravan runs; inbox=%s api=http://%s:%s/api vendors on: %s, off: %s",
                config.getValue("caravan.inbox", String.class),
                config.getValue("quarkus.http.host", String.class),
                config.getValue("quarkus.http.port", String.class),
                vendors.on(),
                off());
        watch.start();
    }

    /** Before anything else ends: no new claims, what is under way ends, leases are given back. */
    void stop(@Observes @Priority(1) ShutdownEvent stopping) throws Exception {
        LOG.info("Caravan stops: nothing new is begun, and what is under way ends");
        reload.close();
        watch.close();
        camel.getRouteController().stopAllRoutes();
    }

    private void look(boolean atOnce) throws IOException {
        reload.look(atOnce);
        contracts.look();
        List<RouteFileStatus> now = new ArrayList<>(reload.status());
        now.addAll(contracts.changed());
        gaps.in(reload.places()).stream()
                .filter(gap -> now.stream().noneMatch(file -> file.file().equals(gap.file())))
                .forEach(now::add);
        status = List.copyOf(now);
    }

    private List<String> off() {
        return vendors.known().stream()
                .filter(vendor -> !vendors.on().contains(vendor))
                .toList();
    }
}
