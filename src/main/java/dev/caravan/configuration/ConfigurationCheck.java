package dev.caravan.configuration;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.catalogue.Vendors;
import dev.caravan.delivery.DeliverySettings;
import dev.caravan.document.FetchSettings;
import dev.caravan.document.LinkSettings;
import dev.caravan.ledger.ErasureKey;
import dev.caravan.ledger.RetentionSettings;
import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.config.Config;

/** Finds everything that is wrong with the configuration at once, each with its key, before anything is taken or sent. */
@Singleton
public class ConfigurationCheck {

    private static final List<String> SHARED = List.of(
            "inbox",
            "inbox.settle",
            "inbox.poll",
            "inbox.document-wait",
            "data",
            "routes",
            "public-url",
            "default-region",
            "api.body-limit",
            "erasure.key",
            "erasure.documents-after",
            "documents.limit",
            "documents.fetch-timeout",
            "documents.allowed-hosts",
            "documents.link-key",
            "documents.link-expiry",
            "sandbox.port");

    private final Config config;
    private final Vendors vendors;

    ConfigurationCheck(Config config, Vendors vendors) {
        this.config = config;
        this.vendors = vendors;
    }

    /** What has to be mended before the start; empty when all is well. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>(vendors.problems());
        check(problems, "caravan.inbox.settle", () -> positive("caravan.inbox.settle"));
        check(problems, "caravan.inbox.document-wait", () -> positive("caravan.inbox.document-wait"));
        check(
                problems,
                "caravan.default-region",
                () -> CandidateCheck.forRegion(config.getOptionalValue("caravan.default-region", String.class)
                        .orElse(null)));
        check(problems, "caravan.data", this::writableData);
        check(problems, "caravan.erasure.key", () -> ErasureKey.of(config));
        check(problems, "caravan.retention", () -> RetentionSettings.of(config));
        check(problems, "caravan.documents", () -> FetchSettings.of(config));
        check(problems, "caravan.documents", () -> LinkSettings.of(config));
        for (String vendor : vendors.on()) {
            check(problems, "caravan." + vendor + " or caravan.delivery", () -> DeliverySettings.of(config, vendor));
        }
        return problems;
    }

    /** Keys under {@code caravan.} that nothing reads: probably misspelt. */
    public List<String> unknownKeys() {
        TreeSet<String> unknown = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("caravan.") && !isKnown(name.substring("caravan.".length()))) {
                unknown.add(name);
            }
        }
        return List.copyOf(unknown);
    }

    private boolean isKnown(String key) {
        int dot = key.indexOf('.');
        String first = dot < 0 ? key : key.substring(0, dot);
        return SHARED.contains(key)
                || vendors.known().contains(first)
                || (first.equals("retention") && RetentionSettings.KEYS.contains(key.substring(dot + 1)))
                || (first.equals("delivery") && DeliverySettings.KEYS.contains(key.substring(dot + 1)));
    }

    private void positive(String key) {
        Duration value = config.getOptionalValue(key, Duration.class).orElse(Duration.ofSeconds(1));
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException("expected a time above zero such as 5s");
        }
    }

    private void writableData() {
        Path data =
                Path.of(config.getOptionalValue("caravan.data", String.class).orElse("data"));
        Path ledger = data.resolve("caravan.db");
        Path parent = data.toAbsolutePath().getParent();
        Path needed = Files.exists(ledger) ? ledger : Files.exists(data) || parent == null ? data : parent;
        if (!Files.isWritable(needed) || (Files.exists(data) && !Files.isWritable(data))) {
            throw new IllegalArgumentException("expected a folder that Caravan may write to; can't write to "
                    + (Files.exists(data) && !Files.isWritable(data) ? data : needed)
                    + ". Allow it to the user that Caravan runs as, or name another folder");
        }
    }

    private static void check(List<String> problems, String keys, Runnable reading) {
        try {
            reading.run();
        } catch (RuntimeException e) {
            String problem = String.valueOf(e.getMessage());
            problems.add(problem.startsWith("caravan.") ? problem : keys + ": " + problem);
        }
    }
}
