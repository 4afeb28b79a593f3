package dev.caravan.route;

import java.util.Collection;
import java.util.List;

/** What files have to pass before they replace anything. */
interface Trial {

    /**
     * Throws what is wrong with the first of the files that can't be used.
     *
     * @param tried the file that changed first of all
     * @param others what runs beside them, or is to
     */
    void run(List<RouteText> tried, Collection<RouteText> others) throws RouteProblemException;
}
