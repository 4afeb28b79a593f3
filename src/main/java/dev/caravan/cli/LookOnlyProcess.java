package dev.caravan.cli;

import dev.caravan.document.TemporaryFolder;
import dev.caravan.ledger.LookOnly;
import dev.caravan.preview.PreviewOptions;
import dev.caravan.route.RouteCheck;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;

/** A Caravan that takes nothing and sends nothing, so that it can run beside one that works. */
final class LookOnlyProcess {

    private static final int USAGE_ERROR = 64;

    private LookOnlyProcess() {}

    /** With a ledger and an inbox of its own. */
    static void check() {
        String empty = temporaryFolder();
        System.setProperty(RouteCheck.ASKED, "true");
        System.setProperty("caravan.data", empty);
        System.setProperty("caravan.inbox", empty);
        run();
    }

    /** With the ledger that is there, which is only read, and with the routes of the deliveries alone. */
    static void preview(String... options) {
        try {
            PreviewOptions.of(options);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(USAGE_ERROR);
        }
        PreviewOptions.ask(options);
        System.setProperty(LookOnly.ASKED, "true");
        System.setProperty("quarkus.datasource.sqlite.jdbc.url", "jdbc:sqlite:" + temporaryFolder() + "/empty.db");
        System.setProperty("camel.main.route-filter-include-pattern", "ledger:*,direct:*");
        run();
    }

    private static void run() {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.log.level", "ERROR");
        System.setProperty("quarkus.log.category.\"dev.caravan\".level", "OFF");
        Quarkus.run();
    }

    private static String temporaryFolder() {
        try {
            return TemporaryFolder.newFolder("look").toString();
        } catch (IOException e) {
            System.err.println("A folder for temporary files is needed (java.io.tmpdir): " + e.getMessage());
            System.exit(1);
            throw new IllegalStateException(e);
        }
    }
}
