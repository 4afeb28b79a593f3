package dev.caravan.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Warning;
import dev.caravan.delivery.Rehearsed.Action;
import dev.caravan.delivery.ShownRequest;
import dev.caravan.intake.Problem;
import dev.caravan.preview.PreviewResult.OfCandidate;
import dev.caravan.preview.PreviewResult.OfVendor;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A preview as a person reads it. */
final class PreviewText {

    private final PrintStream out;
    private final Map<Action, Integer> actions = new TreeMap<>();
    private final Map<String, Integer> changes = new TreeMap<>();
    private int refused;

    PreviewText(PrintStream out) {
        this.out = out;
    }

    void write(PreviewResult result) {
        result.candidates().forEach(this::write);
        changes.forEach((what, count) -> out.printf("changed: %s (%d)%n", what, count));
        String counts = Stream.concat(
                        actions.entrySet().stream()
                                .map(entry ->
                                        entry.getValue() + " " + entry.getKey().word()),
                        refused == 0 ? Stream.empty() : Stream.of(refused + " not accepted"))
                .collect(Collectors.joining(", "));
        int candidates = result.candidates().size();
        out.printf(
                "%d candidate%s: %s. Nothing was sent, and nothing is stored.%n",
                candidates, candidates == 1 ? "" : "s", counts.isEmpty() ? "no vendor is meant that is on" : counts);
        if (result.more()) {
            out.println("There are more; --sample says how many are looked at.");
        }
    }

    private void write(OfCandidate candidate) {
        out.println((candidate.externalId() == null ? "(no externalId)" : candidate.externalId())
                + candidate.place().entrySet().stream()
                        .map(entry -> ", " + entry.getKey() + " " + entry.getValue())
                        .collect(Collectors.joining()));
        if (!candidate.problems().isEmpty()) {
            refused++;
            out.println("  not accepted:");
            write(candidate.problems());
        }
        candidate.warnings().forEach(this::write);
        names("  taken by no vendor: ", candidate.notTaken());
        candidate.vendors().forEach(this::write);
        out.println();
    }

    /** One without a pointer is of the whole file. */
    private void write(Warning warning) {
        out.println("  " + (warning.pointer().isEmpty() ? "" : warning.pointer() + ": ") + warning.message());
    }

    private void write(OfVendor vendor) {
        actions.merge(vendor.action(), 1, Integer::sum);
        out.println("  " + vendor.vendor() + ": " + inWords(vendor.action()));
        if (vendor.violations().isEmpty() && vendor.problem() != null) {
            out.println("    " + vendor.problem());
        }
        write(vendor.violations());
        if (vendor.against() == null) {
            if (vendor.request() != null) {
                write(vendor.request());
            }
        } else {
            write(vendor.vendor(), vendor.against());
        }
        vendor.remarks().forEach(remark -> out.println("    " + remark));
        names("    not taken: ", vendor.notTaken());
    }

    private void write(ShownRequest request) {
        out.println("    " + request.method() + " " + request.url());
        request.headers().forEach((name, value) -> out.println("    " + name + ": " + value));
        if (request.body() != null) {
            out.println(request.body().toPrettyString().indent(4).stripTrailing());
        }
        if (request.then() != null) {
            out.println("    then, once that is answered:");
            out.println(request.then().toPrettyString().indent(4).stripTrailing());
        }
    }

    private void write(String vendor, Comparison against) {
        if (against.incomparable() != null) {
            out.println("    " + against.incomparable());
            return;
        }
        out.println("    " + (against.differs() ? "differs from" : "the same as") + " what was sent at "
                + against.sentAt());
        for (Difference difference : against.differences()) {
            changes.merge(vendor + " " + difference.pointer(), 1, Integer::sum);
            out.println("    " + difference.pointer() + ": " + shown(difference.before()) + " -> "
                    + shown(difference.after()));
        }
    }

    private void write(List<Problem> problems) {
        problems.forEach(problem -> out.println("    " + problem.message()));
    }

    private void names(String before, List<String> pointers) {
        if (!pointers.isEmpty()) {
            out.println(before + String.join(", ", pointers));
        }
    }

    private static String shown(JsonNode value) {
        return value == null ? "nothing" : value.toString();
    }

    private static String inWords(Action action) {
        return switch (action) {
            case NOTHING -> "nothing, it has this content already";
            case LOOKUP -> "lookup, because an earlier answer got lost; what comes then depends on what is found";
            case FAILED -> "failed, so that it is not known what would be sent";
            default -> action.word();
        };
    }
}
