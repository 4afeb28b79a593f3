package dev.caravan.intake.zip;

import dev.caravan.intake.CandidateReader;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Content;
import dev.caravan.intake.Formats;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** ZIP archives of candidate files and their documents. An archive in it is not opened. */
@Singleton
public final class ZipCandidates implements CandidateReader {

    private static final Pattern CANDIDATES = Pattern.compile(".*\\.(json|ndjson|jsonl|csv|tsv|xml|xlsx|xlsm)");

    private final Provider<Formats> formats;

    /** @param formats how the files in it are read; this is one of them */
    @Inject
    public ZipCandidates(Provider<Formats> formats) {
        this.formats = formats;
    }

    /** Whether a file in an archive is read for candidates, and is not one of their documents. */
    static boolean isCandidateFile(String name) {
        return CANDIDATES.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    @Override
    public boolean reads(Source source) throws IOException {
        return Content.of(source) == Content.ZIP && ZipKind.of(source) != ZipKind.WORKBOOK;
    }

    @Override
    public Completeness completeness(Source source) throws IOException {
        if (ZipKind.of(source) == ZipKind.DOCUMENT) {
            return Completeness.DOCUMENT;
        }
        return ZipEnd.of(source).isPresent() ? Completeness.WHOLE : Completeness.CUT;
    }

    @Override
    public Records open(Source source) throws IOException {
        if (ZipKind.of(source) == ZipKind.DOCUMENT) {
            throw new UnreadableException(
                    Completeness.BROKEN, "expected candidates, found a document; name it in a candidate file");
        }
        Archive archive = Archive.open(source);
        List<String> candidates =
                archive.names().stream().filter(ZipCandidates::isCandidateFile).toList();
        if (candidates.isEmpty()) {
            archive.close();
            throw new UnreadableException(
                    Completeness.BROKEN,
                    "expected a candidate file in the archive: .json, .ndjson, .csv, .xml or .xlsx");
        }
        return new ZipRecords(archive, candidates, formats.get());
    }
}
