package dev.caravan.route;

/** A route file that can't be taken over. */
final class RouteProblemException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient RouteProblem problem;

    RouteProblemException(Integer line, String reason) {
        this(new RouteProblem(line, reason), null);
    }

    RouteProblemException(RouteProblem problem, Throwable cause) {
        super(problem.reason(), cause);
        this.problem = problem;
    }

    RouteProblem problem() {
        return problem;
    }

    /** The same, told of another file. */
    RouteProblemException of(String file) {
        String place = problem.line() == null ? file : file + ":" + problem.line();
        return new RouteProblemException(new RouteProblem(null, place + ": " + problem.reason()), getCause());
    }
}
