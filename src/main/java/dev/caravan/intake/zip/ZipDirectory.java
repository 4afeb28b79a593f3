package dev.caravan.intake.zip;

import dev.caravan.intake.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table of contents at the end of an archive, read without the archive, and within bounds. */
final class ZipDirectory {

    static final int MOST_ENTRIES = 10_000;
    static final long LARGEST = 4 * 1024 * 1024;

    private static final int SIGNATURE = 0x02014b50;
    private static final int HEADER = 46;
    private static final int ENCRYPTED = 1;

    private ZipDirectory() {}

    /** @param name as far as it is ASCII */
    record Entry(String name, boolean isEncrypted) {}

    /** What is in it; nothing when the table is larger than it may be, and less when it is damaged. */
    static List<Entry> entries(Source source, ZipEnd end) throws IOException {
        if (end.directory() > LARGEST || end.start() < 0) {
            return List.of();
        }
        List<Entry> entries = new ArrayList<>();
        try (InputStream in = source.open(end.start())) {
            byte[] bytes = in.readNBytes((int) end.directory());
            ByteBuffer table = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            int at = 0;
            while (at + HEADER <= bytes.length && table.getInt(at) == SIGNATURE && entries.size() < MOST_ENTRIES) {
                int name = Math.min(unsigned(table, at + 28), bytes.length - at - HEADER);
                entries.add(new Entry(
                        new String(bytes, at + HEADER, name, StandardCharsets.ISO_8859_1),
                        (table.getShort(at + 8) & ENCRYPTED) != 0));
                at += HEADER + name + unsigned(table, at + 30) + unsigned(table, at + 32);
            }
        }
        return entries;
    }

    private static int unsigned(ByteBuffer bytes, int at) {
        return Short.toUnsignedInt(bytes.getShort(at));
    }
}
