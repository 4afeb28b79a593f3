package dev.caravan.intake.zip;

import dev.caravan.intake.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The record that ends a ZIP archive. An archive without it is not whole.
 *
 * @param entries how many files are in it
 * @param directory the bytes of its table of contents
 * @param start where that begins
 */
public record ZipEnd(int entries, long directory, long start) {

    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int SIGNATURE = 0x06054b50;

    /** The end of the archive; empty when it has none. */
    public static Optional<ZipEnd> of(Source source) throws IOException {
        long size = source.size();
        int window = (int) Math.min(size, LENGTH + LONGEST_COMMENT);
        ByteBuffer bytes;
        try (InputStream in = source.open(size - window)) {
            bytes = ByteBuffer.wrap(in.readNBytes(window)).order(ByteOrder.LITTLE_ENDIAN);
        }
        for (int at = bytes.limit() - LENGTH; at >= 0; at--) {
            if (bytes.getInt(at) == SIGNATURE && at + LENGTH + unsigned(bytes, at + 20) == bytes.limit()) {
                long directory = Integer.toUnsignedLong(bytes.getInt(at + 12));
                return Optional.of(new ZipEnd(unsigned(bytes, at + 10), directory, size - window + at - directory));
            }
        }
        return Optional.empty();
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
