package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** UTF-8 that is refused with its position when it is none, where Java's own reader would put a replacement character. */
final class StrictUtf8Reader extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    private final ByteBuffer bytes = ByteBuffer.allocate(32 * 1024).flip();
    private boolean started;
    private boolean ended;
    private long chars;
    private long line = 1;
    private long column = 1;

    StrictUtf8Reader(InputStream in) {
        this.in = in;
    }

    /** How many characters were handed out. */
    long chars() {
        return chars;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        while (length > 0) {
            CharBuffer out = CharBuffer.wrap(into, offset, length);
            CoderResult result = decoder.decode(bytes, out, ended);
            int read = out.position() - offset;
            if (read > 0) {
                count(into, offset, read);
                return read;
            }
            if (result.isError()) {
                throw new NotUtf8Exception("line " + line + ", column " + column);
            }
            if (ended) {
                return -1;
            }
            refill();
        }
        return 0;
    }

    private void count(char[] read, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (read[i] == '\n') {
                line++;
                column = 1;
            } else {
                column++;
            }
        }
        chars += length;
    }

    private void refill() throws IOException {
        bytes.compact();
        int room = bytes.remaining();
        int read = in.readNBytes(bytes.array(), bytes.position(), room);
        ended = read < room;
        bytes.position(bytes.position() + read).flip();
        if (!started && ByteOrderMark.starts(bytes.array(), bytes.limit())) {
            bytes.position(ByteOrderMark.LENGTH);
        }
        started = true;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The bytes at a position are not UTF-8. */
    static final class NotUtf8Exception extends CharacterCodingException {
        private static final long serialVersionUID = 1;

        private final String message;

        NotUtf8Exception(String position) {
            this.message = position + ": expected text in UTF-8; save the file as UTF-8";
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
