package dev.caravan.route;

import java.util.List;

/** What runs: the routes of some files can be exchanged for those of others. */
interface RunningRoutes {

    /** Nothing runs, and nothing is started: for a check of the files alone. */
    RunningRoutes NONE = new RunningRoutes() {
        @Override
        public boolean stop(List<RouteText> texts) {
            return true;
        }

        @Override
        public void remove(List<RouteText> texts) {
            // nothing is there
        }

        @Override
        public void add(List<RouteText> texts) {
            // nothing is to be there
        }
    };

    /**
     * Stops the routes of these files once what is under way in them has ended; false, and they all run on, when that does
     * not end in time, or the process is to stop.
     */
    boolean stop(List<RouteText> texts) throws Exception;

    /** Takes away what these files brought, as far as it is there. */
    void remove(List<RouteText> texts) throws Exception;

    /** Adds and starts the routes of these files. */
    void add(List<RouteText> texts) throws Exception;
}
