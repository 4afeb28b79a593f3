package dev.caravan.intake.xml;

import dev.caravan.document.MediaTypes;
import dev.caravan.intake.CandidateReader;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Content;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;

/** XML, known by its first bytes, its name or its media type; its elements are called as the fields of a candidate. */
@Singleton
public final class XmlCandidates implements CandidateReader {

    private static final Set<String> MEDIA_TYPES = Set.of("application/xml", "text/xml");
    private static final int END = 4096;

    @Override
    public boolean reads(Source source) throws IOException {
        return switch (Content.of(source)) {
            case XML -> !isWorkbook(source);
            case NOTHING, OTHER -> source.nameEndsWith(".xml") || MEDIA_TYPES.contains(source.mediaType());
            default -> false;
        };
    }

    /** By its name: spreadsheet programs have saved XML so, of which its reader says what to do. */
    private static boolean isWorkbook(Source source) {
        return source.nameEndsWith(".xlsx", ".xlsm", ".xls")
                || source.mediaType().contains("spreadsheet");
    }

    /** What does not end with a bracket has not ended; to know that spares reading a growing file at every look. */
    @Override
    public Completeness completeness(Source source) throws IOException {
        if (Content.of(source) == Content.NOTHING) {
            return Completeness.EMPTY;
        }
        if (isDocument(source)) {
            return Completeness.DOCUMENT;
        }
        if (!mayHaveEnded(source)) {
            return Completeness.CUT;
        }
        try {
            XmlStream.throughout(source);
            return Completeness.WHOLE;
        } catch (UnreadableException e) {
            return e.completeness();
        }
    }

    /** Such as HTML; with the right element around all it is none, though a headline looks like the head of a page. */
    private static boolean isDocument(Source source) throws IOException {
        try {
            XmlStream.open(source).close();
            return false;
        } catch (UnreadableException e) {
            try (InputStream in = source.open()) {
                return MediaTypes.isDocument(in.readNBytes(MediaTypes.BEGINNING), source.name());
            }
        }
    }

    private static boolean mayHaveEnded(Source source) throws IOException {
        try (InputStream in = source.open(Math.max(0, source.size() - END))) {
            byte[] end = in.readNBytes(END);
            int last = end.length - 1;
            while (last >= 0 && (end[last] == 0 || Character.isWhitespace(end[last]))) {
                last--;
            }
            return last < 0 || end[last] == '>';
        }
    }

    @Override
    public Records open(Source source) throws IOException {
        if (Content.of(source) == Content.NOTHING) {
            throw new UnreadableException(Completeness.EMPTY, "expected candidates, but nothing is in it");
        }
        return XmlRecords.open(source);
    }
}
