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
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** XML, known by its first bytes, its name or its media type; its elements are called as the fields of a candidate. */
@Singleton
public final class XmlCandidates implements CandidateReader {

    private static final Set<String> MEDIA_TYPES = Set.of("application/xml", "text/xml");
    private static final int END = 4096;
    private static final Pattern CANDIDATE = Pattern.compile("<([\\w.-]+:)?candidates?[\\s/>]");

    private static final Pattern END_OF_LIST = endOf(XmlStream.LIST);
    private static final Pattern END_OF_ONE = endOf(XmlStream.CANDIDATE);

    /** After the outer element there may be comments and processing instructions. */
    private static Pattern endOf(String outer) {
        return Pattern.compile("(</([\\w.-]+:)?" + outer + "\\s*|/|--|\\?)>$");
    }

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

    @Override
    public Completeness completeness(Source source) throws IOException {
        if (Content.of(source) == Content.NOTHING) {
            return Completeness.EMPTY;
        }
        try {
            if (!mayHaveEnded(source, isList(source))) {
                return Completeness.CUT;
            }
            XmlStream.throughout(source);
            return Completeness.WHOLE;
        } catch (UnreadableException e) {
            return isDocument(source) ? Completeness.DOCUMENT : e.completeness();
        }
    }

    private static boolean isList(Source source) throws IOException {
        try (XmlStream stream = XmlStream.open(source)) {
            return stream.isList();
        }
    }

    /** Such as HTML; with a candidate in it, it is none, whatever is wrong with it: a headline looks like the head of a page. */
    private static boolean isDocument(Source source) throws IOException {
        try (InputStream in = source.open()) {
            byte[] beginning = in.readNBytes(MediaTypes.BEGINNING);
            return !CANDIDATE.matcher(plain(beginning)).find() && MediaTypes.isDocument(beginning, source.name());
        }
    }

    /** What does not end with the end of all has not ended; to know that spares reading a growing file at every look. */
    private static boolean mayHaveEnded(Source source, boolean isList) throws IOException {
        try (InputStream in = source.open(Math.max(0, source.size() - END))) {
            return (isList ? END_OF_LIST : END_OF_ONE)
                    .matcher(plain(in.readNBytes(END)).strip())
                    .find();
        }
    }

    /** The characters that make tags, in whatever encoding. */
    private static String plain(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    @Override
    public Records open(Source source) throws IOException {
        if (Content.of(source) == Content.NOTHING) {
            throw new UnreadableException(Completeness.EMPTY, "expected candidates, but nothing is in it");
        }
        return XmlRecords.open(source);
    }
}
