package dev.caravan.route;

import dev.caravan.catalogue.Vendors;
import dev.caravan.configuration.ConfigurationCheck;
import io.quarkus.runtime.Quarkus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;

/** {@code ./caravan check}: says everything that a start would find wrong, a line each, and starts nothing. */
public final class RouteCheck {

    /** The property that asks for a check instead of a start. */
    public static final String ASKED = "check.only";

    private static final int WELL = 0;
    private static final int NOT_WELL = 78;

    private final ConfigurationCheck configuration;
    private final Vendors vendors;
    private final Config config;
    private final Path folder;

    RouteCheck(ConfigurationCheck configuration, Vendors vendors, Config config, Path folder) {
        this.configuration = configuration;
        this.vendors = vendors;
        this.config = config;
        this.folder = folder;
    }

    boolean isAsked() {
        return config.getOptionalValue(ASKED, Boolean.class).orElse(false);
    }

    /** Prints what is wrong, or that all is well, and ends the process. */
    void end(List<RouteFileStatus> files) {
        List<String> problems = problems(files);
        problems.forEach(System.out::println);
        if (problems.isEmpty()) {
            System.out.printf(
                    "All is well: %d routes in %d files, %d contracts, vendors on: %s%n",
                    files.stream().mapToInt(file -> file.routes().size()).sum(),
                    files.size(),
                    vendors.known().size(),
                    vendors.on());
        }
        Quarkus.asyncExit(problems.isEmpty() ? WELL : NOT_WELL);
    }

    List<String> problems(List<RouteFileStatus> files) {
        List<String> problems = new ArrayList<>();
        for (String problem : configuration.problems()) {
            boolean namesItsFile = problem.startsWith(folder.toString());
            problems.add(namesItsFile ? problem : "application.properties: " + problem);
        }
        configuration
                .unknownKeys()
                .forEach(key ->
                        problems.add("application.properties: " + key + ": nothing reads this key; is it misspelt?"));
        for (RouteFileStatus file : files) {
            if (file.problem() != null) {
                Integer line = file.problem().line();
                problems.add(folder.resolve(file.file())
                        + (line == null ? ": " : ":" + line + ": ")
                        + file.problem().reason());
            }
        }
        return problems;
    }
}
