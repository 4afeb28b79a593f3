package dev.caravan.intake.zip;

import dev.caravan.intake.Source;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What a ZIP is for: many programs save their files as one. */
public enum ZipKind {
    /** A spreadsheet; of OpenDocument too, which its reader refuses in words. */
    WORKBOOK,
    /** A document of an office program, such as a DOCX. */
    DOCUMENT,
    /** Files that somebody has packed. */
    ARCHIVE;

    /** An OpenDocument file begins with its type. */
    private static final int TYPE_AT = 30;

    private static final int TYPE_LENGTH = 80;

    /** Looks into the table of contents; of an archive that is cut the name has to tell. */
    public static ZipKind of(Source source) throws IOException {
        Optional<ZipEnd> end = ZipEnd.of(source);
        List<ZipDirectory.Entry> entries = end.isEmpty() ? List.of() : ZipDirectory.entries(source, end.get());
        if (has(entries, "word/") || has(entries, "ppt/") || has(entries, "visio/")) {
            return DOCUMENT;
        }
        if (has(entries, "xl/") || source.nameEndsWith(".xlsx", ".xlsm")) {
            return WORKBOOK;
        }
        String type = firstBytes(source);
        if (type.startsWith("mimetypeapplication/")) {
            return type.contains("spreadsheet") ? WORKBOOK : DOCUMENT;
        }
        if (end.isEmpty()) {
            return source.nameEndsWith(".zip")
                    ? ARCHIVE
                    : source.nameEndsWith(".docx", ".pptx", ".odt", ".odp") ? DOCUMENT : WORKBOOK;
        }
        return has(entries, "[Content_Types].xml") || source.mediaType().contains("spreadsheet") ? WORKBOOK : ARCHIVE;
    }

    private static boolean has(List<ZipDirectory.Entry> entries, String start) {
        return entries.stream().anyMatch(entry -> entry.name().startsWith(start));
    }

    private static String firstBytes(Source source) throws IOException {
        try (InputStream in = source.open(Math.min(TYPE_AT, source.size()))) {
            return new String(in.readNBytes(TYPE_LENGTH), StandardCharsets.ISO_8859_1);
        }
    }
}
