package dev.caravan.intake;

import jakarta.inject.Singleton;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which files of an inbox may pass now: not those that are under way, were put back a moment ago, or wait for an older one. */
@Singleton
final class Gate {

    private static final Duration WHILE = Duration.ofSeconds(5);
    private static final int REMEMBERED = 50_000;

    private final Clock clock;
    private final Set<Path> underWay = ConcurrentHashMap.newKeySet();
    private final Map<Path, Instant> heldUntil = new ConcurrentHashMap<>();
    private final Map<Path, Path> behind = new ConcurrentHashMap<>();
    private final Map<Path, FileStamp> ripe = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, FileStamp> eldest) {
            return size() > REMEMBERED;
        }
    });
    private volatile Instant allHeldUntil = Instant.MIN;

    Gate(Clock clock) {
        this.clock = clock;
    }

    /** The file was found ripe as it is now. */
    void ripen(Path file, FileStamp stamp) {
        ripe.put(file, stamp);
    }

    /** Whether the file may be taken as it is now; then it is under way. It may have changed since it was found ripe. */
    boolean begin(Path file, FileStamp stamp) {
        return stamp.equals(ripe.remove(file)) && !isClosed() && underWay.add(file);
    }

    void end(Path file) {
        underWay.remove(file);
    }

    boolean isUnderWay(Path file) {
        return underWay.contains(file);
    }

    /** Whether the file lies where it was dropped, or is under way from there. */
    boolean isThere(Path file) {
        return isUnderWay(file) || Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** Leaves the file for some seconds. */
    void hold(Path file) {
        heldUntil.put(file, clock.instant().plus(WHILE));
    }

    /** Leaves every file for some seconds: what stands in the way has nothing to do with them. */
    void close() {
        allHeldUntil = clock.instant().plus(WHILE);
    }

    boolean isClosed() {
        return clock.instant().isBefore(allHeldUntil);
    }

    /** The newer file waits until the older one is through, so that the newer content is accepted last. */
    void putBehind(Path newer, Path older) {
        behind.put(newer, older);
    }

    boolean holds(Path file) {
        return isClosed() || isUnderWay(file) || isHeld(file) || isBehind(file);
    }

    private boolean isHeld(Path file) {
        Instant until = heldUntil.get(file);
        if (until == null || clock.instant().isBefore(until)) {
            return until != null;
        }
        heldUntil.remove(file);
        return false;
    }

    private boolean isBehind(Path file) {
        Path older = behind.get(file);
        if (older == null || isThere(older)) {
            return older != null;
        }
        behind.remove(file);
        return false;
    }
}
