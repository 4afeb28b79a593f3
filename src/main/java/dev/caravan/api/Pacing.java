package dev.caravan.api;

/** How fast many deliveries become due. */
final class Pacing {

    private static final int MOST = 1_000_000;

    private Pacing() {}

    /** Null means all at once. */
    static Integer perMinute(String value) {
        return Parameters.number("perMinute", value, 1, MOST);
    }
}
