package dev.caravan.intake;

import dev.caravan.candidate.Warning;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What somebody hands in: candidates, and the files that came along.
 *
 * @param source the candidates
 * @param enclosures what their documents may name
 * @param files what has to be removed afterwards
 */
public record Parcel(Source source, Enclosures enclosures, Closeable files) implements Closeable {

    Parcel(Source source, Enclosures enclosures) {
        this(source, enclosures, () -> {});
    }

    static Parcel of(Source source) {
        return new Parcel(source, Enclosures.NONE);
    }

    /** What the sender should know of all of it, once all its records have been read and judged. */
    List<Warning> warnings(Records read) {
        List<Warning> warnings = new ArrayList<>(read.warnings());
        List<String> unnamed = enclosures.unnamed();
        if (!unnamed.isEmpty()) {
            warnings.add(new Warning(
                    "/documents",
                    "no candidate names these parts of the request as a file: " + String.join(", ", unnamed)));
        }
        return warnings;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
