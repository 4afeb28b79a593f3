package dev.caravan.cli;

import dev.caravan.demo.DemoVendors;
import dev.caravan.route.RouteCheck;
import dev.caravan.sandbox.SandboxException;
import dev.caravan.sandbox.SandboxMain;
import io.quarkus.runtime.Quarkus;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;

/** The process: runs Caravan, the demo, a check, or the sandbox vendors alone. The launcher {@code ./caravan} calls it. */
public final class Caravan {

    private static final int USAGE_ERROR = 64;

    private Caravan() {}

    /** @param arguments {@code run} (or nothing), {@code demo}, {@code check}, or {@code sandbox} with its options */
    public static void main(String... arguments) {
        String command = arguments.length == 0 ? "run" : arguments[0];
        String[] options = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (command) {
            case "run" -> Quarkus.run(options);
            case "demo" -> demo(options);
            case "check" -> check(options);
            case "sandbox" -> SandboxMain.main(options);
            default -> {
                System.err.println("There is no command '" + command + "'; there are run, demo, check and sandbox");
                System.exit(USAGE_ERROR);
            }
        }
    }

    private static void demo(String... options) {
        try {
            DemoVendors.start();
        } catch (SandboxException e) {
            System.err.println(e.getMessage() + ". Set another port with CARAVAN_SANDBOX_PORT, or end what uses it.");
            System.exit(1);
        } catch (IllegalStateException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
        Quarkus.run(options);
    }

    /** With a ledger and an inbox of its own, so that it can run beside a Caravan that works. */
    private static void check(String... options) {
        Path empty;
        try {
            empty = Files.createTempDirectory("caravan-check");
        } catch (IOException e) {
            System.err.println("A check needs a folder for temporary files (java.io.tmpdir): " + e.getMessage());
            System.exit(1);
            return;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(empty)));
        System.setProperty(RouteCheck.ASKED, "true");
        System.setProperty("caravan.data", empty.toString());
        System.setProperty("caravan.inbox", empty.toString());
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.log.level", "ERROR");
        System.setProperty("quarkus.log.category.\"dev.caravan\".level", "OFF");
        Quarkus.run(options);
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            System.err.println("Could not be deleted: " + folder);
        }
    }
}
