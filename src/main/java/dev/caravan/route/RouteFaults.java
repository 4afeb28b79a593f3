package dev.caravan.route;

import dev.caravan.catalogue.Vendors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.FailedToCreateRouteException;
import org.apache.camel.NoSuchBeanException;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Turns what Camel throws at a route file into a line of the file and a reason without secrets. */
final class RouteFaults {

    /** What a message may quote from the file: an address, a placeholder's key, an expression; no plain words. */
    private static final Pattern QUOTED =
            Pattern.compile("\"[^\"\\n]+\"|\\$\\{[^}\\s]+|[A-Za-z][\\w-]*([.:/]+[\\w-]+)+|[a-z]+[A-Z]\\w*");

    private static final Pattern UNKNOWN_OPTION = Pattern.compile("(?s)Unknown parameters=\\[\\{([^=]+)=.*");

    private final Vendors vendors;

    RouteFaults(Vendors vendors) {
        this.vendors = vendors;
    }

    /** @param line where the route begins that could not be built */
    RouteProblemException in(RouteText text, int line, Exception failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable cause = failure; cause != null && !causes.contains(cause); cause = cause.getCause()) {
            causes.add(0, cause);
        }
        Throwable root = causes.get(0);
        Optional<Integer> place = causes.stream()
                .flatMap(cause -> place(text, line, cause).stream())
                .findFirst();
        return new RouteProblemException(new RouteProblem(place.orElse(line), reason(root)), failure);
    }

    private static Optional<Integer> place(RouteText text, int line, Throwable cause) {
        if (cause instanceof MarkedYamlEngineException marked) {
            return marked.getProblemMark().map(mark -> mark.getLine() + 1);
        }
        if (cause instanceof NoSuchBeanException missing) {
            return Optional.ofNullable(text.lineOf(missing.getName(), line));
        }
        Matcher unknown = UNKNOWN_OPTION.matcher(String.valueOf(cause.getMessage()));
        if (unknown.find()) {
            return Optional.ofNullable(text.lineOf(unknown.group(1), line));
        }
        if (cause instanceof FailedToCreateRouteException) {
            return Optional.empty(); // quotes the whole route
        }
        return QUOTED.matcher(String.valueOf(cause.getMessage()).replace("://", ":"))
                .results()
                .map(match -> match.group().replace("\"", ""))
                .sorted(Comparator.comparingInt(String::length).reversed())
                .flatMap(quoted -> Optional.ofNullable(text.lineOf(quoted, line)).stream())
                .findFirst();
    }

    private String reason(Throwable root) {
        String reason = inWords(root, String.valueOf(root.getMessage()));
        for (String vendor : vendors.known()) {
            for (String secret : vendors.secrets(vendor)) {
                reason = reason.replace(secret, "***");
            }
        }
        return reason.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String inWords(Throwable root, String message) {
        if (root instanceof MarkedYamlEngineException marked) {
            return marked.getProblem();
        }
        if (root instanceof ClassNotFoundException) {
            return "there is no class '" + message + "'";
        }
        if (root instanceof NoSuchBeanException missing) {
            String type = message.contains(" of type: ") ? message.replaceFirst("(?s).*\\.", " that is a ") : "";
            return "there is no bean '" + missing.getName() + "'" + type;
        }
        Matcher unknown = UNKNOWN_OPTION.matcher(message);
        if (unknown.find()) {
            return "there is no option '" + unknown.group(1) + "' here";
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : message;
    }
}
