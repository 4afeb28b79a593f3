package dev.caravan.sandbox;

import java.nio.file.Path;
import java.time.Clock;

/**
 * How a sandbox is started.
 *
 * @param host the address it listens on; only this machine unless changed
 * @param port the port, or 0 for any free one
 * @param contracts the folder with {@code <vendor>/<vendor>.openapi.yaml}
 * @param stateFile where it keeps what it received across restarts; null keeps it in memory only
 * @param clock what time it is for the vendors
 */
public record SandboxOptions(String host, int port, Path contracts, Path stateFile, Clock clock) {

    /** A sandbox in memory, on a free port of this machine only. */
    public static SandboxOptions defaults() {
        return new SandboxOptions("127.0.0.1", 0, Path.of("routes", "vendors"), null, Clock.systemUTC());
    }

    public SandboxOptions withHost(String host) {
        return new SandboxOptions(host, port, contracts, stateFile, clock);
    }

    public SandboxOptions withPort(int port) {
        return new SandboxOptions(host, port, contracts, stateFile, clock);
    }

    public SandboxOptions withContracts(Path contracts) {
        return new SandboxOptions(host, port, contracts, stateFile, clock);
    }

    public SandboxOptions withStateFile(Path stateFile) {
        return new SandboxOptions(host, port, contracts, stateFile, clock);
    }

    public SandboxOptions withClock(Clock clock) {
        return new SandboxOptions(host, port, contracts, stateFile, clock);
    }
}
