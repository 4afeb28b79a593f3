package dev.caravan.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path of a contract, such as {@code /candidates/{id}}, that real paths are held against. */
final class PathTemplate {

    private final List<String> segments;

    PathTemplate(String path) {
        this.segments = List.of(path.split("/", -1));
    }

    long parameters() {
        return segments.stream().filter(PathTemplate::isParameter).count();
    }

    /** The decoded path parameters, when this is the path's template. */
    Optional<Map<String, String>> match(String path) {
        String[] actual = path.split("/", -1);
        if (actual.length != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < actual.length; i++) {
            String expected = segments.get(i);
            if (isParameter(expected) && !actual[i].isEmpty()) {
                parameters.put(expected.substring(1, expected.length() - 1), decode(actual[i]));
            } else if (!expected.equals(actual[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{") && segment.endsWith("}");
    }

    /** Percent-decodes; unlike in a query a plus stays a plus, and what is no escape stays as it is. */
    private static String decode(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return segment;
        }
    }
}
