package dev.caravan.preview;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.caravan.catalogue.Vendors;
import dev.caravan.document.DocumentsUnavailableException;
import dev.caravan.intake.Inspection;
import dev.caravan.intake.Parcel;
import dev.caravan.ledger.Ledger;
import dev.caravan.ledger.LedgerUnavailableException;
import dev.caravan.ledger.LookOnly;
import io.quarkus.runtime.Quarkus;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.quarkus.main.events.AfterStart;
import org.eclipse.microprofile.config.Config;

/**
 * {@code ./caravan preview}: looks with the routes, settings and transforms that are here now, which may be others than
 * those of the Caravan that runs beside it. It shares nothing with that one but the ledger, which it only reads.
 */
@Singleton
class PreviewCommand {

    private static final int WELL = 0;
    private static final int REFUSED = 1;
    private static final int USAGE = 64;

    private final Preview preview;
    private final Ledger ledger;
    private final Vendors vendors;
    private final Config config;
    private final ObjectMapper mapper;

    PreviewCommand(Preview preview, Ledger ledger, Vendors vendors, Config config, ObjectMapper mapper) {
        this.preview = preview;
        this.ledger = ledger;
        this.vendors = vendors;
        this.config = config;
        this.mapper = mapper;
    }

    /** After the routes are loaded. */
    void run(@Observes @Priority(10_000) AfterStart started) {
        if (LookOnly.isAsked(config)) {
            PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
            Quarkus.asyncExit(run(PreviewOptions.asked(), out));
        }
    }

    private int run(PreviewOptions options, PrintStream out) {
        if (!vendors.on().containsAll(options.vendors())) {
            System.err.println("--vendor: expected one that is on: " + String.join(", ", vendors.on()));
            return USAGE;
        }
        try {
            PreviewResult result = options.file() == null ? ofDelivered(options) : ofFile(options);
            if (options.json()) {
                out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(result));
            } else {
                new PreviewText(out).write(result);
            }
            return result.hasRefusals() ? REFUSED : WELL;
        } catch (IOException | LedgerUnavailableException | DocumentsUnavailableException e) {
            System.err.println(e.getMessage());
            return REFUSED;
        }
    }

    private PreviewResult ofDelivered(PreviewOptions options) throws IOException {
        List<String> delivered = options.vendors().isEmpty()
                ? ledger.foresight().delivered(null, options.sample())
                : ledger.foresight().delivered(options.vendors().get(0), options.sample());
        if (delivered.isEmpty()) {
            throw new IOException("No candidate has been delivered yet");
        }
        return preview.ofKnown(delivered, options.vendors(), options.againstSent());
    }

    private PreviewResult ofFile(PreviewOptions options) throws IOException {
        Path file = Path.of(System.getProperty("preview.from", "")).resolve(options.file());
        if (!Files.isRegularFile(file)) {
            throw new IOException("There is no file " + file);
        }
        try (Parcel parcel = Inspection.file(file)) {
            return preview.of(parcel, options.sample(), options.vendors(), options.againstSent());
        }
    }
}
