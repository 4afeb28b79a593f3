package dev.caravan.route;

import dev.caravan.catalogue.Vendors;
import dev.caravan.configuration.ConfigurationCheck;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.quarkus.main.events.AfterStart;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Loads the route files that a team edits: what all deliveries share, one file for each vendor that is on, and the
 * intake last. A file that can't be loaded keeps the others from nothing.
 */
@Singleton
@Unremovable
public class RouteFiles {

    private static final Logger LOG = Logger.getLogger(RouteFiles.class);

    private final CamelContext camel;
    private final Vendors vendors;
    private final ConfigurationCheck configuration;
    private final Config config;
    private final Path folder;
    private final SortedMap<String, String> problems = Collections.synchronizedSortedMap(new TreeMap<>());

    RouteFiles(
            CamelContext camel,
            Vendors vendors,
            ConfigurationCheck configuration,
            Config config,
            @ConfigProperty(name = "caravan.routes", defaultValue = "routes") Path folder) {
        this.camel = camel;
        this.vendors = vendors;
        this.configuration = configuration;
        this.config = config;
        this.folder = folder;
    }

    /** The files that could not be loaded, each with the reason. */
    public SortedMap<String, String> problems() {
        return new TreeMap<>(problems);
    }

    void load(@Observes AfterStart started) {
        configuration
                .unknownKeys()
                .forEach(key -> LOG.warnf("nothing reads this key: it is misspelt, or not heeded yet; key=%s", key));
        List<String> wrong = configuration.problems();
        if (!wrong.isEmpty()) {
            throw new PreventFurtherStepsException(
                    "Caravan does not start, because of its configuration:\n  - " + String.join("\n  - ", wrong), 78);
        }
        files().forEach(this::load);
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
    }

    /** Before anything else ends: no new claims, what is under way ends, leases are given back. */
    void stop(@Observes @Priority(1) ShutdownEvent stopping) throws Exception {
        LOG.info("Caravan stops: nothing new is begun, and what is under way ends");
        camel.getRouteController().stopAllRoutes();
    }

    private void load(Path file) {
        try {
            Resource resource = PluginHelper.getResourceLoader(camel)
                    .resolveResource("file:" + folder.resolve(file).toAbsolutePath());
            PluginHelper.getRoutesLoader(camel).loadRoutes(resource);
        } catch (Exception e) {
            problems.put(file.toString(), reason(e));
            LOG.errorf("route file not loaded; file=%s reason=%s", folder.resolve(file), reason(e));
        }
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        files.add(Path.of("delivery.camel.yaml"));
        vendors.on().forEach(vendor -> files.add(Path.of("vendors", vendor, vendor + ".camel.yaml")));
        files.add(Path.of("intake.camel.yaml"));
        return files;
    }

    private List<String> off() {
        return vendors.known().stream()
                .filter(vendor -> !vendors.on().contains(vendor))
                .toList();
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause == failure ? failure.getMessage() : failure.getMessage() + " (" + cause.getMessage() + ")";
    }
}
