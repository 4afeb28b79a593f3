package dev.caravan.delivery;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * The body of an answer, up to more than any vendor has to say. It is held in memory, so what goes on beyond that is broken
 * off, together with its connection: the rest would have to be read before another request could use it.
 */
final class LimitedAnswer extends HttpEntityWrapper {

    /** How many bytes, once they are unpacked. */
    static final int MOST = 16_000_000;

    private final Runnable breakOff;

    /** @param breakOff ends the connection */
    LimitedAnswer(HttpEntity body, Runnable breakOff) {
        super(body);
        this.breakOff = breakOff;
    }

    @Override
    public InputStream getContent() throws IOException {
        return new Counted(super.getContent());
    }

    /** An answer that was not read to its end. */
    static final class TooLongException extends IOException {
        private static final long serialVersionUID = 1;

        private TooLongException() {
            super("it is longer than " + MOST + " bytes");
        }
    }

    private final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            return read < 0 ? read : counted(1, read);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int read = super.read(bytes, from, length);
            return read < 0 ? read : counted(read, read);
        }

        private int counted(int more, int result) throws TooLongException {
            count += more;
            if (count > MOST) {
                breakOff.run();
                throw new TooLongException();
            }
            return result;
        }
    }
}
