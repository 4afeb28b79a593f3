package dev.caravan.intake;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts bytes into lines, without their ends and without a byte order mark. Of a line beyond the limit only the fact is kept. */
final class LineCutter implements Closeable {

    private static final int USUAL = 1024 * 1024;

    private final InputStream in;
    private final int limit;
    private final byte[] buffer = new byte[64 * 1024];
    private ByteArrayOutputStream line = new ByteArrayOutputStream(4096);
    private int from;
    private int to;
    private long number;
    private boolean tooLong;

    LineCutter(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
    }

    /** The next line, or null after the last; empty when it was too long. */
    byte[] next() throws IOException {
        startLine();
        boolean any = false;
        while (from < to || fill()) {
            any = true;
            int end = lineEnd();
            append(end);
            from = Math.min(end + 1, to);
            if (end < to) {
                return cut();
            }
        }
        return any ? cut() : null;
    }

    /** The number of the line that was cut last, from 1. */
    long number() {
        return number;
    }

    /** Whether the line that was cut last had more bytes than the limit. */
    boolean wasTooLong() {
        return tooLong;
    }

    private void startLine() {
        if (line.size() > USUAL) {
            line = new ByteArrayOutputStream(4096);
        }
        line.reset();
        tooLong = false;
    }

    private void append(int end) {
        if (line.size() + (end - from) > limit) {
            tooLong = true;
            line.reset();
        }
        if (!tooLong) {
            line.write(buffer, from, end - from);
        }
    }

    private byte[] cut() {
        number++;
        byte[] bytes = line.toByteArray();
        int first = number == 1 && ByteOrderMark.starts(bytes, bytes.length) ? ByteOrderMark.LENGTH : 0;
        int last = bytes.length > first && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        return first == 0 && last == bytes.length ? bytes : Arrays.copyOfRange(bytes, first, last);
    }

    private boolean fill() throws IOException {
        from = 0;
        to = Math.max(0, in.read(buffer));
        return to > 0;
    }

    private int lineEnd() {
        int i = from;
        while (i < to && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
