package dev.caravan.api;

/** How many rows a list may have. */
final class Limit {

    private static final int MOST = 1000;

    private Limit() {}

    static int checked(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(400, "limit: expected 1 to " + MOST + ", got " + limit);
        }
        return limit;
    }
}
