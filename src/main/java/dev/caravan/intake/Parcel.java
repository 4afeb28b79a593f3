package dev.caravan.intake;

import java.io.Closeable;
import java.io.IOException;

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

    @Override
    public void close() throws IOException {
        files.close();
    }
}
