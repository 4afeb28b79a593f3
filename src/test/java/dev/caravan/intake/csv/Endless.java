package dev.caravan.intake.csv;

import dev.caravan.intake.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A start, and then the same character fifty million times. */
record Endless(String start, char character) implements Source {

    private static final int TIMES = 50_000_000;

    @Override
    public String name() {
        return "x.csv";
    }

    @Override
    public String mediaType() {
        return "";
    }

    @Override
    public long size() {
        return start.length() + TIMES;
    }

    @Override
    public InputStream open(long from) {
        return new SequenceInputStream(
                new ByteArrayInputStream(start.getBytes(StandardCharsets.UTF_8)), new InputStream() {
                    private int left = TIMES;

                    @Override
                    public int read() {
                        return left-- > 0 ? character : -1;
                    }

                    @Override
                    public int read(byte[] into, int offset, int length) throws IOException {
                        int read = Math.min(left, length);
                        Arrays.fill(into, offset, offset + read, (byte) character);
                        left -= read;
                        return read == 0 ? -1 : read;
                    }
                });
    }
}
