package dev.caravan.route;

import dev.caravan.route.RouteFileStatus.State;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;

/** One route file: what was seen of it last, what of it runs, and what keeps the newest save from being taken over. */
final class RouteFile {

    private static final Logger LOG = Logger.getLogger(RouteFile.class);

    private final String name;
    private RouteSource seen;
    private RouteSource settled;
    private RouteText running;
    private Instant loadedAt;
    private RouteProblem problem;

    RouteFile(String name) {
        this.name = name;
        this.running = RouteText.gone(name);
    }

    /** Takes note of what is on disk now (null: nothing); says whether that is new, and has stood still since the last look. */
    boolean see(RouteSource source, boolean atOnce) {
        boolean still = atOnce || Objects.equals(source, seen);
        seen = source;
        if (!still || Objects.equals(source, settled)) {
            return false;
        }
        settled = source;
        return true;
    }

    /** What is to run now: nothing, when the file is gone. */
    RouteText wanted() throws RouteProblemException {
        return settled == null ? RouteText.gone(name) : settled.parse(name);
    }

    String name() {
        return name;
    }

    RouteText running() {
        return running;
    }

    boolean isRunning() {
        return !running.text().isEmpty();
    }

    boolean hasProblem() {
        return problem != null;
    }

    /** The file is gone, and so is all that it brought. */
    boolean isOver() {
        return settled == null && seen == null && !isRunning();
    }

    /**
     * The text runs now, or nothing does when it is empty.
     *
     * @param atStart when it is what everybody expects
     */
    void taken(RouteText text, Instant at, boolean atStart) {
        boolean unchanged = text.text().equals(running.text());
        if (text.text().isEmpty()) {
            LOG.warnf("route file is gone, and its routes have ended; file=%s routes=%s", name, running.routeIds());
        } else if (unchanged) {
            LOG.infof("route file is again as it runs; file=%s", name);
        } else if (!atStart) {
            LOG.infof("route file taken over; file=%s routes=%s", name, text.routeIds());
        }
        running = text;
        loadedAt = unchanged ? loadedAt : at;
        problem = null;
    }

    /** Nothing of the file runs, though something did. */
    void lost() {
        running = RouteText.gone(name);
        loadedAt = null;
    }

    /** Told once, until something else is wrong. */
    void refused(RouteProblem why) {
        if (why.equals(problem)) {
            return;
        }
        problem = why;
        if (isRunning()) {
            LOG.warnf(
                    "route file not taken over, what was good before runs on; file=%s line=%s reason=%s",
                    name, why.line(), why.reason());
        } else {
            LOG.errorf("route file not loaded; file=%s line=%s reason=%s", name, why.line(), why.reason());
        }
    }

    RouteFileStatus status() {
        State state = !isRunning() ? State.NOT_LOADED : problem == null ? State.RUNNING : State.LAST_GOOD;
        return new RouteFileStatus(name, state, loadedAt, isRunning() ? running.routeIds() : List.of(), problem);
    }
}
