package dev.caravan.intake.xlsx;

import dev.caravan.intake.CandidateReader;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Content;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import dev.caravan.intake.table.TableRecords;
import dev.caravan.intake.zip.ZipEnd;
import dev.caravan.intake.zip.ZipKind;
import jakarta.inject.Singleton;
import java.io.IOException;

/** XLSX workbooks, known by their first bytes; and what only calls itself one, to say what to do. */
@Singleton
public final class XlsxCandidates implements CandidateReader {

    static final String MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @Override
    public boolean reads(Source source) throws IOException {
        return switch (Content.of(source)) {
            case ZIP -> ZipKind.of(source) == ZipKind.WORKBOOK;
            case OLD_OFFICE -> true;
            case JSON -> false;
            default ->
                source.nameEndsWith(".xlsx", ".xlsm", ".xls")
                        || source.mediaType().equals(MEDIA_TYPE);
        };
    }

    @Override
    public Completeness completeness(Source source) throws IOException {
        return switch (Content.of(source)) {
            case ZIP -> ZipEnd.of(source).isPresent() ? Completeness.WHOLE : Completeness.CUT;
            case NOTHING -> Completeness.EMPTY;
            default -> Completeness.BROKEN;
        };
    }

    @Override
    public Records open(Source source) throws IOException {
        checkContent(Content.of(source));
        Workbook workbook = Workbook.open(source);
        try {
            SheetTable table = workbook.sheet();
            table.scan();
            return TableRecords.of(table);
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e;
        }
    }

    private static void checkContent(Content content) throws UnreadableException {
        switch (content) {
            case ZIP -> {}
            case NOTHING ->
                throw new UnreadableException(Completeness.EMPTY, "expected candidates, but nothing is in it");
            case OLD_OFFICE ->
                throw new UnreadableException(
                        Completeness.BROKEN,
                        "expected an .xlsx workbook, found the old .xls format, or one with a password; save it as .xlsx"
                                + " without a password, or as CSV");
            default ->
                throw new UnreadableException(
                        Completeness.BROKEN,
                        "expected an .xlsx workbook, found something else under its name; open it in a spreadsheet"
                                + " program and save it as .xlsx, or as CSV");
        }
    }
}
