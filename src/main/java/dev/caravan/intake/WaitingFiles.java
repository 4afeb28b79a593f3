package dev.caravan.intake;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The candidate files that wait for the files that they name, until they are filed or taken away. */
final class WaitingFiles {

    /** Whether one was taken away is seen on the disk alone, which is too slow to ask for every file of the inbox. */
    private static final Duration SWEEP = Duration.ofSeconds(1);

    private final Gate gate;
    private final Clock clock;

    /** By the ids of their claims, which stay when a file is put back. */
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();

    private volatile Instant swept = Instant.MIN;

    WaitingFiles(Gate gate, Clock clock) {
        this.gate = gate;
        this.clock = clock;
    }

    /** The candidate file of that claim, which waits from the first time on that it is asked for. */
    Waiting of(String claim, Path candidateFile) {
        return waiting.computeIfAbsent(
                claim, id -> new Waiting(candidateFile, clock.instant(), ConcurrentHashMap.newKeySet()));
    }

    /** The candidate file of that claim is filed. */
    void forget(String claim) {
        waiting.remove(claim);
    }

    /** Whether one of them waits for this very file. */
    boolean isWanted(Path file) {
        forgetThoseTakenAway();
        return waiting.values().stream()
                .anyMatch(one -> one.wanted().contains(file) && gate.isThere(one.candidateFile()));
    }

    private void forgetThoseTakenAway() {
        Instant now = clock.instant();
        if (!now.isBefore(swept.plus(SWEEP))) {
            swept = now;
            waiting.values().removeIf(one -> !gate.isThere(one.candidateFile()));
        }
    }

    /** A candidate file, and the files that it waits for. */
    record Waiting(Path candidateFile, Instant since, Set<Path> wanted) {

        void want(Collection<Path> files) {
            wanted.clear();
            wanted.addAll(files);
        }
    }
}
