package dev.caravan.preview;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * What {@code ./caravan preview} is asked for.
 *
 * @param file the file to look at; null for candidates that were delivered
 * @param vendors those to look at; empty for all
 * @param sample how many candidates, at the most
 */
public record PreviewOptions(String file, List<String> vendors, int sample, boolean againstSent, boolean json) {

    private static final String ASKED = "preview.arguments";
    private static final int SAMPLE = 100;
    private static final String USAGE = """
            expected ./caravan preview FILE [--vendor NAME] [--against SENT] [--sample NUMBER] [--json],
            or --delivered in place of FILE""";

    /** Remembers them for {@link #asked()}: as arguments of the process, Camel would want to understand them. */
    public static void ask(String... arguments) {
        System.setProperty(ASKED, String.join("\n", arguments));
    }

    /** What this process was asked for. */
    static PreviewOptions asked() {
        return of(System.getProperty(ASKED).split("\n"));
    }

    /** Throws {@link IllegalArgumentException} that says what was expected. */
    public static PreviewOptions of(String... arguments) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        String file = null;
        List<String> vendors = List.of();
        int sample = SAMPLE;
        boolean delivered = false;
        boolean againstSent = false;
        boolean json = false;
        while (!left.isEmpty()) {
            String next = left.remove();
            switch (next) {
                case "--vendor" -> vendors = Arrays.asList(value(next, left).split(","));
                case "--sample" -> sample = number(value(next, left));
                case "--against" -> againstSent = isSent(value(next, left));
                case "--delivered" -> delivered = true;
                case "--json" -> json = true;
                default -> {
                    if (next.startsWith("--") || file != null) {
                        throw new IllegalArgumentException("'" + next + "' is not known here; " + USAGE);
                    }
                    file = next;
                }
            }
        }
        if (delivered == (file != null)) {
            throw new IllegalArgumentException(USAGE);
        }
        return new PreviewOptions(file, vendors, sample, againstSent || delivered, json);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value; " + USAGE);
        }
        return left.remove();
    }

    private static int number(String value) {
        if (!value.matches("[1-9][0-9]{0,4}")) {
            throw new IllegalArgumentException("--sample: expected a number from 1 to 99999, got '" + value + "'");
        }
        return Integer.parseInt(value);
    }

    private static boolean isSent(String value) {
        if (!value.equalsIgnoreCase("sent")) {
            throw new IllegalArgumentException("--against: expected SENT, got '" + value + "'");
        }
        return true;
    }
}
