package dev.caravan.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A prefix and then a stream in base64 without line breaks, made while it is read. */
final class Base64Reader extends Reader {

    /** A multiple of three, so that only the last piece has padding. */
    private static final int PIECE = 3 * 4096;

    private final InputStream in;
    private String piece;
    private int at;

    Base64Reader(String prefix, InputStream in) {
        this.in = in;
        this.piece = prefix;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        while (at == piece.length()) {
            byte[] next = in.readNBytes(PIECE);
            if (next.length == 0) {
                return -1;
            }
            piece = new String(Base64.getEncoder().encode(next), StandardCharsets.ISO_8859_1);
            at = 0;
        }
        int count = Math.min(length, piece.length() - at);
        piece.getChars(at, at + count, target, offset);
        at += count;
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
