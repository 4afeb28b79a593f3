package dev.caravan.intake;

import java.io.ByteArrayInputStream;
import java.io.InputStream;

/** The body of a request, or a file that is small, held in memory. */
record BodySource(byte[] bytes, String name, String mediaType) implements Source {

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open(long from) {
        return new ByteArrayInputStream(bytes, Math.toIntExact(from), bytes.length);
    }
}
