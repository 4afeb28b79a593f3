package dev.caravan.intake.zip;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.UnreadableException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A file of an archive as it is unpacked, which is refused when it becomes far more than it was. */
public final class Inflated extends FilterInputStream {

    /** Tables of equal rows become a hundredth when they are packed; a bomb a thousandth. */
    private static final int MOST_TIMES = 250;

    private static final long ANY_TIMES = 64L * 1024 * 1024;

    private final String name;
    private final long limit;
    private final long packed;
    private long bytes;

    /**
     * @param packed the bytes that it has in the archive
     * @param limit the bytes that it may have
     */
    public Inflated(InputStream in, String name, long packed, long limit) {
        super(in);
        this.name = name;
        this.packed = packed;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        bytes += Math.max(0, read);
        if (bytes > limit) {
            throw refused("expected at most " + limit / (1024 * 1024) + " MB when it is unpacked");
        }
        if (bytes > ANY_TIMES && bytes / MOST_TIMES > packed) {
            throw refused("expected no more than " + MOST_TIMES + " times its size when it is unpacked");
        }
        return read;
    }

    private UnreadableException refused(String expected) {
        return new UnreadableException(Completeness.BROKEN, name + ": " + expected);
    }
}
