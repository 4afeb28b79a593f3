package dev.caravan.route;

import dev.caravan.catalogue.Vendors;
import dev.caravan.route.RouteFileStatus.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jboss.logging.Logger;

/** The contracts on disk: they are read at the start only, and one that changes later is told of. */
final class ContractFiles {

    private static final Logger LOG = Logger.getLogger(ContractFiles.class);
    private static final RouteProblem LATER =
            new RouteProblem(null, "the contract has changed on disk; that takes effect at the next start");

    private final Path folder;
    private final Vendors vendors;
    private final Map<String, String> stamps = new TreeMap<>();
    private Set<String> changed = Set.of();

    ContractFiles(Path folder, Vendors vendors) {
        this.folder = folder;
        this.vendors = vendors;
    }

    /** As they are now they were read. */
    void remember() {
        vendors.known().forEach(vendor -> stamps.put(file(vendor), stamp(file(vendor))));
    }

    void look() {
        Set<String> now = new TreeSet<>();
        stamps.forEach((file, stamp) -> {
            if (!stamp(file).equals(stamp)) {
                now.add(file);
            }
        });
        now.stream()
                .filter(file -> !changed.contains(file))
                .forEach(file -> LOG.warnf("%s; file=%s", LATER.reason(), file));
        changed = now;
    }

    List<RouteFileStatus> changed() {
        return changed.stream()
                .map(file -> new RouteFileStatus(file, State.LAST_GOOD, null, List.of(), LATER))
                .toList();
    }

    private static String file(String vendor) {
        return "vendors/" + vendor + "/" + vendor + ".openapi.yaml";
    }

    private String stamp(String file) {
        try {
            Path path = folder.resolve(file);
            return Files.getLastModifiedTime(path) + " " + Files.size(path);
        } catch (IOException e) {
            return "unreadable";
        }
    }
}
