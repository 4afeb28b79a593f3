package dev.caravan.whole;

import dev.caravan.whole.KillRun.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** The kill matrix as a table for people: point by vendor, lost/doubled. */
final class KillTable {

    private KillTable() {}

    static void write(Collection<Future<Result>> runs, Path file) throws IOException, InterruptedException {
        StringBuilder table = new StringBuilder("| killed at, lost/doubled | ")
                .append(String.join(" | ", SandboxDesk.VENDORS))
                .append(" | else |\n|---|")
                .append("---|".repeat(SandboxDesk.VENDORS.size() + 1))
                .append("\n");
        for (Future<Result> run : runs) {
            if (run.isDone() && !run.isCancelled()) {
                table.append(row(run)).append("\n");
            }
        }
        Files.writeString(file, table);
        System.out.println(table);
    }

    private static String row(Future<Result> run) throws InterruptedException {
        try {
            Result result = run.get();
            String counts = SandboxDesk.VENDORS.stream()
                    .map(vendor -> result.censuses().containsKey(vendor)
                            ? result.censuses().get(vendor).counts()
                            : "?")
                    .collect(Collectors.joining(" | "));
            return "| " + result.point() + " | " + counts + " | " + (result.failure() == null ? "" : "see the log")
                    + " |";
        } catch (ExecutionException e) {
            return "| " + e.getCause() + " |";
        }
    }
}
