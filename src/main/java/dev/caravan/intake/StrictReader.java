package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text that is refused with its position when it is not in its encoding, where Java's own reader would put a replacement character. */
public final class StrictReader extends Reader {

    private final InputStream in;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(32 * 1024).flip();
    private boolean started;
    private boolean ended;
    private long chars;
    private long line = 1;
    private long column = 1;

    /** For UTF-8, with or without a byte order mark. */
    StrictReader(InputStream in) {
        this(in, StandardCharsets.UTF_8);
    }

    /** For text in that encoding. */
    public StrictReader(InputStream in, Charset charset) {
        this.in = in;
        this.decoder = charset.newDecoder();
    }

    /** How many characters were handed out. */
    public long chars() {
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
                throw new UndecodableException("line " + line + ", column " + column, decoder.charset());
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

    /** The bytes at a position are not in the encoding. */
    public static final class UndecodableException extends CharacterCodingException {
        private static final long serialVersionUID = 1;

        private final String message;

        UndecodableException(String position, Charset charset) {
            this.message = position + ": expected text in " + charset + "; save the file as UTF-8";
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}
