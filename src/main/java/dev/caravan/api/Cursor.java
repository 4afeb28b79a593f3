package dev.caravan.api;

/** How lists are paged: how many rows, and from where on. */
final class Cursor {

    private static final int MOST = 1000;

    private Cursor() {}

    static int limit(String value) {
        return Parameters.number("limit", value, 1, MOST);
    }

    /** @param first where the first page begins */
    static long after(String value, long first) {
        try {
            return value == null ? first : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw Parameters.wrong("after", "the 'after' of the page before", value);
        }
    }
}
