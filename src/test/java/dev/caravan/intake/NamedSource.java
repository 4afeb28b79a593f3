package dev.caravan.intake;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Bytes under a file name. */
record NamedSource(byte[] bytes, String name) implements Source {

    NamedSource(String text, String name) {
        this(text.getBytes(StandardCharsets.UTF_8), name);
    }

    @Override
    public String mediaType() {
        return "";
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open(long from) {
        return new ByteArrayInputStream(bytes, Math.toIntExact(from), bytes.length);
    }
}
