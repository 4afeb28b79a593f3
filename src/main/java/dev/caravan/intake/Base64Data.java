package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/**
 * A file in base64, as it stands in a candidate: its size is known without decoding it, and it is decoded while it is read.
 *
 * @param text letters of base64, line breaks, and padding at the end, as the schema has it
 */
record Base64Data(String text) implements Enclosures.Enclosure {

    /** Whether it ends where base64 can end: a cut one seldom does. */
    boolean isWhole() {
        long letters = letters();
        return letters > 0 && letters % 4 == 0 && letters - padding() >= 2;
    }

    @Override
    public long size() {
        return letters() / 4 * 3 - padding();
    }

    @Override
    public InputStream open() {
        return Base64.getMimeDecoder().wrap(new Letters(text));
    }

    private long letters() {
        return text.chars().filter(c -> c != '\r' && c != '\n').count();
    }

    private long padding() {
        return text.chars().filter(c -> c == '=').count();
    }

    /** Text that is ASCII, as bytes, without a copy of it. */
    private static final class Letters extends InputStream {

        private final String text;
        private int at;

        Letters(String text) {
            this.text = text;
        }

        @Override
        public int read() {
            return at < text.length() ? text.charAt(at++) : -1;
        }

        @Override
        @SuppressWarnings("deprecation") // It cuts each character to a byte, which is what ASCII needs
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at == text.length()) {
                return length == 0 ? 0 : -1;
            }
            int read = Math.min(length, text.length() - at);
            text.getBytes(at, at + read, into, offset);
            at += read;
            return read;
        }
    }
}
