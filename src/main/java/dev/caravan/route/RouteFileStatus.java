package dev.caravan.route;

import java.time.Instant;
import java.util.List;

/**
 * How one route file stands.
 *
 * @param file relative to the folder of the routes
 * @param loadedAt when what runs now was taken over; null when nothing of the file runs
 * @param routes the ids of what runs
 * @param problem what keeps the file on disk from being taken over, or null
 */
public record RouteFileStatus(String file, State state, Instant loadedAt, List<String> routes, RouteProblem problem) {

    /** Whether, and in which version, the routes of a file run. */
    public enum State {
        /** As the file is on disk. */
        RUNNING("running"),
        /** The file on disk is not used: what was good before runs on. */
        LAST_GOOD("last-good"),
        /** The file is there, and nothing of it runs. */
        NOT_LOADED("not-loaded"),
        /** A vendor is on, and no file has a route for it. */
        MISSING("missing");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As the API says it. */
        public String word() {
            return word;
        }
    }
}
