package dev.caravan.sandbox;

import dev.caravan.contract.ContractException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/** Runs the sandbox as a process of its own. */
public final class SandboxMain {

    private static final String USAGE = """
            Usage: sandbox [--host 127.0.0.1] [--port 8090] [--contracts routes/vendors] [--state FILE]

            Five pretend vendors on one port. With --state they know after a restart what they have received.
            """;
    private static final int DEFAULT_PORT = 8090;

    private SandboxMain() {}

    /** Starts the sandbox and leaves it running; prints where it answers, or why it cannot start. */
    public static void main(String[] args) {
        if (List.of(args).contains("--help")) {
            System.out.print(USAGE);
            return;
        }
        SandboxOptions options;
        try {
            options = read(args);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "\n\n" + USAGE);
            System.exit(2);
            return;
        }
        try {
            Sandbox sandbox = Sandbox.start(options);
            System.out.println("The sandbox vendors answer at http://" + options.host() + ":" + sandbox.port() + "/");
        } catch (SandboxException | ContractException | UncheckedIOException failed) {
            System.err.println(failed.getMessage());
            System.exit(1);
        }
    }

    static SandboxOptions read(String[] args) {
        SandboxOptions options = SandboxOptions.defaults().withPort(DEFAULT_PORT);
        for (int i = 0; i < args.length; i += 2) {
            if (i + 1 == args.length) {
                throw new IllegalArgumentException(args[i] + " needs a value");
            }
            String value = args[i + 1];
            options = switch (args[i]) {
                case "--host" -> options.withHost(value);
                case "--port" -> options.withPort(Integer.parseInt(value));
                case "--contracts" -> options.withContracts(Path.of(value));
                case "--state" -> options.withStateFile(Path.of(value));
                default -> throw new IllegalArgumentException("There is no option " + args[i]);
            };
        }
        return options;
    }
}
