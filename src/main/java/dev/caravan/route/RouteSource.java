package dev.caravan.route;

/**
 * What is in a route file on disk; compared as a whole, so that no save goes unnoticed.
 *
 * @param unreadable why there is no text, or null
 */
record RouteSource(String text, String unreadable) {

    RouteText parse(String file) throws RouteProblemException {
        if (unreadable != null) {
            throw new RouteProblemException(null, unreadable);
        }
        return RouteText.parse(file, text);
    }
}
