package dev.caravan.intake.csv;

import dev.caravan.intake.CandidateReader;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Content;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.table.Table;
import dev.caravan.intake.table.TableRecords;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** CSV: a table as text, with commas, semicolons or tabs, known by its name, its media type or its header. */
@Singleton
public final class CsvCandidates implements CandidateReader {

    private static final Set<String> MEDIA_TYPES = Set.of("text/csv", "text/tab-separated-values");

    @Override
    public boolean reads(Source source) throws IOException {
        boolean isNamed = source.nameEndsWith(".csv", ".tsv", ".txt") || MEDIA_TYPES.contains(source.mediaType());
        return switch (Content.of(source)) {
            case OTHER -> isNamed || !isOther(source) && Dialect.looksLikeTable(source);
            case NOTHING -> isNamed;
            default -> false;
        };
    }

    private static boolean isOther(Source source) {
        return source.nameEndsWith(".json", ".ndjson", ".jsonl", ".xml", ".xlsx", ".xlsm", ".xls")
                || !source.mediaType().isEmpty();
    }

    /** Whether it ends inside of quotes; they come in pairs, also where one stands for itself. */
    @Override
    public Completeness completeness(Source source) throws IOException {
        if (Content.of(source) == Content.NOTHING) {
            return Completeness.EMPTY;
        }
        boolean quoted = false;
        try (InputStream in = source.open()) {
            byte[] bytes = new byte[64 * 1024];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    quoted ^= bytes[i] == '"';
                }
            }
        }
        return quoted ? Completeness.CUT : Completeness.RECORDS;
    }

    @Override
    public Records open(Source source) throws IOException {
        Table table = CsvTable.open(source);
        try {
            return TableRecords.of(table);
        } catch (IOException | RuntimeException e) {
            table.close();
            throw e;
        }
    }
}
