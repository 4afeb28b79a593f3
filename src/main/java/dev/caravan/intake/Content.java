package dev.caravan.intake;

import java.io.IOException;
import java.io.InputStream;

/** What a source is by its first bytes, whatever its name says. */
public enum Content {
    /** No bytes, or white space only. */
    NOTHING,
    /** It starts as JSON does. */
    JSON,
    /** It starts as XML does, in whatever encoding. */
    XML,
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
        if (start[i] == '{' || start[i] == '[') {
            return JSON;
        }
        return isXml(start) ? XML : OTHER;
    }

    /** In UTF-16 there is a zero beside each character, and before the first a byte order mark. */
    private static boolean isXml(byte[] start) {
        boolean marked = begins(start, 0xFF, 0xFE) || begins(start, 0xFE, 0xFF);
        int i = marked ? 2 : ByteOrderMark.starts(start, start.length) ? ByteOrderMark.LENGTH : 0;
        while (i < start.length && (start[i] == 0 || JsonTail.isBlank(start[i]))) {
            i++;
        }
        return i < start.length && start[i] == '<';
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
