package dev.caravan.route;

/**
 * What is wrong with a route file, and what to write instead.
 *
 * @param line the line, counted from one; null when the whole file is meant
 */
public record RouteProblem(Integer line, String reason) {

    /** In words, with the line where there is one. */
    @Override
    public String toString() {
        return line == null ? reason : "line " + line + ": " + reason;
    }
}
