package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;

/** What a source is by its first bytes, whatever its name says. */
public enum Content {
    /** No bytes, or white space only. */
    NOTHING,
    /** It starts as JSON does. */
    JSON,
    /** A ZIP archive, as XLSX files are. */
    ZIP,
    /** The old container of Microsoft Office: an .xls, or a workbook behind a password. */
    OLD_OFFICE,
    /** Anything else, such as a table. */
    OTHER;

    private static final int LOOKED_AT = 4096;

    /** Looks at the beginning of the source. */
    public static Content of(Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] start = in.readNBytes(LOOKED_AT);
            if (begins(start, 'P', 'K', 3, 4) || begins(start, 'P', 'K', 5, 6)) {
                return ZIP;
            }
            return begins(start, 0xD0, 0xCF, 0x11, 0xE0) ? OLD_OFFICE : ofText(start);
        }
    }

    private static Content ofText(byte[] start) {
        int i = ByteOrderMark.starts(start, start.length) ? ByteOrderMark.LENGTH : 0;
        while (i < start.length && JsonTail.isBlank(start[i])) {
            i++;
        }
        if (i == start.length) {
            return start.length < LOOKED_AT ? NOTHING : OTHER;
        }
        return start[i] == '{' || start[i] == '[' ? JSON : OTHER;
    }

    private static boolean begins(byte[] start, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= start.length || start[i] != (byte) bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
