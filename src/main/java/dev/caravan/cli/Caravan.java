package dev.caravan.cli;

import dev.caravan.demo.DemoVendors;
import dev.caravan.sandbox.SandboxException;
import dev.caravan.sandbox.SandboxMain;
import io.quarkus.runtime.Quarkus;
import java.util.Arrays;

/** The process: runs Caravan, the demo, a check, a preview, or the sandbox vendors alone. The launcher {@code ./caravan} calls it. */
public final class Caravan {

    private static final int USAGE_ERROR = 64;

    private Caravan() {}

    /** @param arguments {@code run} (or nothing), {@code demo}, {@code check}, {@code preview} or {@code sandbox} with their options */
    public static void main(String... arguments) {
        String command = arguments.length == 0 ? "run" : arguments[0];
        String[] options = arguments.length == 0 ? arguments : Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (command) {
            case "run" -> Quarkus.run(options);
            case "demo" -> demo(options);
            case "check" -> LookOnlyProcess.check();
            case "preview" -> LookOnlyProcess.preview(options);
            case "sandbox" -> SandboxMain.main(options);
            default -> {
                System.err.println(
                        "There is no command '" + command + "'; there are run, demo, check, preview and sandbox");
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
}
