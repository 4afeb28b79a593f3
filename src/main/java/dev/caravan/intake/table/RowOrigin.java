package dev.caravan.intake.table;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Origin;
import dev.caravan.intake.Problem;
import java.util.List;

/** The row that a candidate was made of. It is read once more when somebody asks where a value came from. */
record RowOrigin(Header header, Row row, List<Problem> problems) implements Origin {

    @Override
    public Problem told(Problem problem) {
        return RowReading.of(header, row)
                .column(problem.pointer())
                .map(column -> Problem.inColumn(
                        column.name(), RowReading.place(row, column), problem.expected(), problem.found()))
                .orElseGet(() -> new Problem(
                        problem.pointer(),
                        null,
                        problem.expected(),
                        problem.found(),
                        "row " + row.number() + ", " + problem.message()));
    }

    @Override
    public Warning told(Warning warning) {
        return RowReading.of(header, row)
                .column(warning.pointer())
                .map(column -> new Warning(warning.pointer(), RowReading.place(row, column) + ": " + warning.message()))
                .orElse(warning);
    }
}
