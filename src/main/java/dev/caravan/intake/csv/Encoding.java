package dev.caravan.intake.csv;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * How the characters of a table are written, found from all of its bytes: what has a byte order mark says it, what is
 * valid UTF-8 is UTF-8, and everything else is Windows-1252, unless it is a mixture.
 *
 * @param mark the bytes of the byte order mark
 */
record Encoding(Charset charset, int mark) {

    static final Charset WINDOWS = Charset.forName("windows-1252");

    static Encoding of(Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(3);
            if (begins(start, 0xFF, 0xFE)) {
                return new Encoding(StandardCharsets.UTF_16LE, 2);
            }
            if (begins(start, 0xFE, 0xFF)) {
                return new Encoding(StandardCharsets.UTF_16BE, 2);
            }
            int mark = begins(start, 0xEF, 0xBB, 0xBF) ? 3 : 0;
            Counting utf8 = new Counting();
            try (InputStream again = source.open()) {
                utf8.read(again);
            }
            return utf8.encoding(mark);
        }
    }

    boolean isWindows() {
        return charset.equals(WINDOWS);
    }

    /** All characters of the source after the byte order mark. */
    Reader reader(Source source) throws IOException {
        return new InputStreamReader(source.open(mark), charset);
    }

    private static boolean begins(byte[] start, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= start.length || start[i] != (byte) bytes[i]) {
                return false;
            }
        }
        return true;
    }

    /** Reads bytes as UTF-8, and goes on where they are not. */
    private static final class Counting {

        private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        private final ByteBuffer bytes = ByteBuffer.allocate(64 * 1024).flip();
        private final CharBuffer chars = CharBuffer.allocate(64 * 1024);
        private long line = 1;
        private long wrongLine;
        private boolean beyondAscii;
        private boolean undefined;

        void read(InputStream in) throws IOException {
            boolean ended = false;
            while (!ended || bytes.hasRemaining()) {
                bytes.compact();
                int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
                ended = read < bytes.remaining();
                bytes.position(bytes.position() + read).flip();
                decode(ended);
            }
        }

        private void decode(boolean ended) throws UnreadableException {
            CoderResult result;
            do {
                result = decoder.decode(bytes, chars.clear(), ended);
                count();
                if (result.isError()) {
                    skip(result.length());
                }
            } while (result.isError() || result.isOverflow());
        }

        private void count() throws UnreadableException {
            char[] read = chars.array();
            for (int i = 0; i < chars.position(); i++) {
                if (read[i] == '\n') {
                    line++;
                } else if (read[i] > 0x7F) {
                    beyondAscii |= read[i] != '\uFEFF';
                } else if (read[i] == 0) {
                    throw broken("expected text, found binary data; save the table as CSV or .xlsx");
                }
            }
        }

        private void skip(int length) {
            wrongLine = wrongLine == 0 ? line : wrongLine;
            for (int i = 0; i < length; i++) {
                int wrong = bytes.get() & 0xFF;
                undefined |= wrong == 0x81 || wrong == 0x8D || wrong == 0x8F || wrong == 0x90 || wrong == 0x9D;
            }
        }

        Encoding encoding(int mark) throws UnreadableException {
            if (wrongLine == 0) {
                return new Encoding(StandardCharsets.UTF_8, mark);
            }
            if (mark > 0 || beyondAscii || undefined) {
                throw broken("expected text in one encoding, UTF-8 or Windows-1252; save the file as UTF-8");
            }
            return new Encoding(WINDOWS, 0);
        }

        private UnreadableException broken(String expected) {
            return new UnreadableException(
                    Completeness.BROKEN, "line " + (wrongLine == 0 ? line : wrongLine) + ": " + expected);
        }
    }
}
