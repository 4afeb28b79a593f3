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
        long size = source.size();
        int window = WINDOW;
        while (true) {
            long from = Math.max(0, size - window);
            byte[] bytes = read(source, from, window);
            int end = bytes.length;
            while (end > 0 && isBlank(bytes[end - 1])) {
                end--;
            }
            int start = end;
            while (start > 0 && bytes[start - 1] != '\n') {
                start--;
            }
            if (from == 0 || end > 0 && (start > 0 || window >= most)) {
                int mark = from == 0 && start == 0 && ByteOrderMark.starts(bytes, end) ? ByteOrderMark.LENGTH : 0;
                return new JsonTail(Arrays.copyOfRange(bytes, start + mark, end), hasLineEnd(bytes, end));
            }
            window = (int) Math.min(8L * window, Integer.MAX_VALUE / 2);
        }
    }

    private static byte[] read(Source source, long from, int length) throws IOException {
        try (InputStream in = source.open(from)) {
            return in.readNBytes(length);
        }
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
