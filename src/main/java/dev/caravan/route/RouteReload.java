package dev.caravan.route;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Brings what runs in line with the files: each save is tried first, and replaces what runs only when it is good. */
final class RouteReload {

    private static final Logger LOG = Logger.getLogger(RouteReload.class);

    private final RouteFolder folder;
    private final Trial trial;
    private final RunningRoutes running;
    private final RouteFaults faults;
    private final Clock clock;
    private final SortedMap<String, RouteFile> files = new TreeMap<>(RouteFolder.ORDER);
    private volatile boolean changing;
    private volatile boolean closing;
    private boolean unfinished;
    private boolean atStart;

    RouteReload(RouteFolder folder, Trial trial, RunningRoutes running, RouteFaults faults, Clock clock) {
        this.folder = folder;
        this.trial = trial;
        this.running = running;
        this.faults = faults;
        this.clock = clock;
    }

    /**
     * Looks at every file, and acts on those that changed and have stood still since the last look. Throws when the folder
     * can't be read: then everything runs on as it is.
     *
     * @param atOnce without waiting for another look, at the start
     */
    void look(boolean atOnce) throws IOException {
        atStart = atOnce;
        SortedMap<String, RouteSource> now = folder.read();
        if (now.isEmpty() && files.values().stream().anyMatch(RouteFile::isRunning)) {
            throw new IOException("not one route file is in the folder any more; is it away?");
        }
        now.keySet().forEach(name -> files.computeIfAbsent(name, RouteFile::new));
        boolean changed = false;
        for (RouteFile file : files.values()) {
            changed |= file.see(now.get(file.name()), atOnce);
        }
        if (changed || unfinished) {
            unfinished = false;
            takeOver();
        }
        files.values().removeIf(RouteFile::isOver);
    }

    List<RouteFileStatus> status() {
        return files.values().stream().map(RouteFile::status).toList();
    }

    /** Where the routes begin that run, of those places where only one may. */
    Set<String> places() {
        return files.values().stream()
                .flatMap(file -> file.running().routes().stream())
                .map(RouteEntry::ownPlace)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Whether routes are stopped only because others take their place. */
    boolean isChanging() {
        return changing;
    }

    /** Nothing is begun any more; what runs is as it was, or as it is to be. */
    void close() {
        closing = true;
    }

    /** One by one; a file that had to wait for another is tried again, and those that need each other together. */
    private void takeOver() {
        Map<RouteFile, RouteText> open = wanted();
        Map<RouteFile, RouteProblem> problems = new LinkedHashMap<>();
        boolean progress = true;
        while (progress && !closing) {
            progress = false;
            for (Iterator<Map.Entry<RouteFile, RouteText>> i = open.entrySet().iterator(); i.hasNext(); ) {
                Map.Entry<RouteFile, RouteText> next = i.next();
                try {
                    replace(Map.of(next.getKey(), next.getValue()));
                    i.remove();
                    progress = true;
                } catch (RouteProblemException e) {
                    problems.put(next.getKey(), e.problem());
                }
            }
        }
        if (open.size() > 1 && !closing) {
            try {
                replace(open);
                open.clear();
            } catch (RouteProblemException e) {
                // then each keeps the problem that it has by itself
            }
        }
        if (!closing) {
            open.keySet().forEach(file -> file.refused(problems.get(file)));
        }
    }

    /** What differs from what runs. Those that are gone come first: another may take their place. */
    private Map<RouteFile, RouteText> wanted() {
        Map<RouteFile, RouteText> gone = new LinkedHashMap<>();
        Map<RouteFile, RouteText> there = new LinkedHashMap<>();
        for (RouteFile file : files.values()) {
            try {
                RouteText text = file.wanted();
                if (file.hasProblem() || !text.text().equals(file.running().text())) {
                    (text.text().isEmpty() ? gone : there).put(file, text);
                }
            } catch (RouteProblemException e) {
                file.refused(e.problem());
            }
        }
        gone.putAll(there);
        return gone;
    }

    private void replace(Map<RouteFile, RouteText> wanted) throws RouteProblemException {
        List<RouteText> old = new ArrayList<>();
        List<RouteText> next = new ArrayList<>();
        Set<String> configurations = new HashSet<>();
        wanted.forEach((file, text) -> {
            old.add(file.running());
            next.add(text);
            configurations.addAll(file.running().configurations());
            configurations.addAll(text.configurations());
        });
        List<RouteText> others = new ArrayList<>();
        List<RouteFile> touched = new ArrayList<>(wanted.keySet());
        for (RouteFile file : files.values()) {
            if (!wanted.containsKey(file)) {
                boolean rebuilt = file.running().uses(configurations);
                others.addAll(rebuilt ? List.of() : List.of(file.running()));
                next.addAll(rebuilt ? List.of(file.running()) : List.of());
                old.addAll(rebuilt ? List.of(file.running()) : List.of());
                touched.addAll(rebuilt ? List.of(file) : List.of());
            }
        }
        if (!old.equals(next)) {
            trial.run(next, others);
            swap(old, next, touched);
        }
        wanted.forEach((file, text) -> file.taken(text, clock.instant(), atStart));
    }

    private void swap(List<RouteText> old, List<RouteText> next, List<RouteFile> touched) throws RouteProblemException {
        changing = true;
        try {
            if (!running.stop(old)) {
                unfinished = true;
                throw new RouteProblemException(
                        null,
                        "what is under way in its routes did not end in time; they run on, and it is tried again");
            }
            running.remove(old);
            running.add(next);
        } catch (RouteProblemException e) {
            throw e;
        } catch (Exception e) {
            putBack(old, next, touched);
            throw faults.in(next.get(0), 1, e);
        } finally {
            changing = false;
        }
    }

    private void putBack(List<RouteText> old, List<RouteText> next, List<RouteFile> touched) {
        try {
            running.remove(next);
            running.remove(old);
            running.add(old);
            unfinished |= touched.stream().noneMatch(RouteFile::isRunning);
        } catch (Exception e) {
            LOG.error("What was good before could not be started again; it is tried again", e);
            touched.forEach(RouteFile::lost);
            unfinished = true;
        }
    }
}
