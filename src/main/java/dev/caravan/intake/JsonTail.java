package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * How a source ends, found without reading what is before.
 *
 * @param lastLine the last line that is not blank, or the end of it when it is longer than was looked for
 * @param lineHasEnded whether a line end follows it
 */
record JsonTail(byte[] lastLine, boolean lineHasEnded) {

    private static final int WINDOW = 64 * 1024;

    /** With the whole of the last line, unless it is beyond the limit of a record. */
    static JsonTail of(Source source) throws IOException {
        return find(source, JsonFormat.RECORD_LIMIT);
    }

    /** With the last bytes only. */
    static JsonTail shortOf(Source source) throws IOException {
        return find(source, WINDOW);
    }

    boolean isEmpty() {
        return lastLine.length == 0;
    }

    boolean endsWithBracket() {
        byte last = lastLine[lastLine.length - 1];
        return last == ']' || last == '}';
    }

    private static JsonTail find(Source source, int most) throws IOException {
        long end = source.size();
        boolean lineHasEnded = false;
        for (boolean blank = true; blank && end > 0; ) {
            long from = Math.max(0, end - WINDOW);
            byte[] bytes = read(source, from, (int) (end - from));
            int last = lastInUse(bytes);
            lineHasEnded |= hasLineEnd(bytes, last);
            blank = last == 0;
            end = from + last;
        }
        return line(source, end, lineHasEnded, most);
    }

    /** The line that ends there; looked for in windows that grow. */
    private static JsonTail line(Source source, long end, boolean hasEnded, int most) throws IOException {
        for (long window = WINDOW; ; window = Math.min(8 * window, most)) {
            long from = Math.max(0, end - window);
            byte[] bytes = read(source, from, (int) (end - from));
            int start = bytes.length;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            if (from == 0 || start > 0 || window >= most) {
                int mark =
                        from == 0 && start == 0 && ByteOrderMark.starts(bytes, bytes.length) ? ByteOrderMark.LENGTH : 0;
                return new JsonTail(Arrays.copyOfRange(bytes, start + mark, bytes.length), hasEnded);
            }
        }
    }

    private static byte[] read(Source source, long from, int length) throws IOException {
        try (InputStream in = source.open(from)) {
            return in.readNBytes(length);
        }
    }

    /** Where the blank bytes at the end begin. */
    private static int lastInUse(byte[] bytes) {
        int end = bytes.length;
        while (end > 0 && isBlank(bytes[end - 1])) {
            end--;
        }
        return end;
    }

    private static boolean hasLineEnd(byte[] bytes, int from) {
        for (int i = from; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }
}
