package dev.caravan.intake.xlsx;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import dev.caravan.intake.zip.Inflated;
import dev.caravan.intake.zip.Scratch;
import dev.caravan.intake.zip.ZipEnd;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The parts of an XLSX file: a ZIP archive of XML documents that name each other. */
final class Workbook implements Closeable {

    private static final long MEGABYTE = 1024 * 1024;
    private static final long LARGEST_FILE = 1024 * MEGABYTE;
    private static final int MOST_ENTRIES = 10_000;
    private static final long LARGEST_DIRECTORY = 4 * MEGABYTE;
    private static final long SMALL_PART = 32 * MEGABYTE;
    private static final long TEXTS_PART = 2047 * MEGABYTE;
    private static final long SHEET_PART = 8192 * MEGABYTE;
    private static final String SAVE_AS = "save the table as .xlsx or as CSV";

    private final ZipFile zip;
    private final Scratch file;

    private Workbook(ZipFile zip, Scratch file) {
        this.zip = zip;
        this.file = file;
    }

    static Workbook open(Source source) throws IOException {
        ZipEnd end = ZipEnd.of(source)
                .orElseThrow(() -> new UnreadableException(
                        Completeness.CUT, "expected more: the file ends in the middle of the workbook; was it cut?"));
        if (source.size() > LARGEST_FILE) {
            throw unreadable(
                    "expected a workbook of at most " + LARGEST_FILE / MEGABYTE + " MB; send it in parts, or as CSV");
        }
        if (end.entries() > MOST_ENTRIES || end.directory() > LARGEST_DIRECTORY) {
            throw unreadable("expected a workbook of at most " + MOST_ENTRIES + " parts");
        }
        Scratch file = new Scratch();
        try (InputStream in = source.open()) {
            Files.copy(in, file.path(), StandardCopyOption.REPLACE_EXISTING);
            ZipFile zip = new ZipFile(file.path().toFile());
            file.forget();
            return new Workbook(zip, file);
        } catch (ZipException e) {
            file.close();
            throw unreadable("expected a workbook that is whole; open it in a spreadsheet program and save it again");
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** The sheet of the candidates: the one of that name, or else the first that is not hidden. */
    SheetTable sheet() throws IOException {
        String workbook = workbookPart();
        Map<String, Relation> relations = relations(workbook);
        Sheets sheets;
        try (Xml xml = xml(workbook, SMALL_PART)) {
            sheets = Sheets.read(xml);
        }
        Relation sheet = relations.get(sheets.id());
        if (sheet == null) {
            throw unreadable("expected a sheet in the workbook");
        }
        Styles styles = Styles.NONE;
        SharedStrings texts = SharedStrings.NONE;
        for (Relation relation : relations.values()) {
            if (relation.isOf("styles") && has(relation.target())) {
                try (Xml xml = xml(relation.target(), SMALL_PART)) {
                    styles = Styles.read(xml);
                }
            } else if (relation.isOf("sharedStrings") && has(relation.target())) {
                try (Xml xml = xml(relation.target(), TEXTS_PART)) {
                    texts = SharedStrings.read(xml);
                }
            }
        }
        CellReading cells = new CellReading(texts, styles, sheets.from1904());
        return new SheetTable(this, sheets.name(), sheet.target(), cells);
    }

    /** Opens the sheet of that part for reading from its beginning. */
    Xml sheetXml(String part) throws IOException {
        return xml(part, SHEET_PART);
    }

    private String workbookPart() throws IOException {
        if (has("mimetype")) {
            throw unreadable("expected an .xlsx workbook, found an OpenDocument file; " + SAVE_AS);
        }
        String part = relations("").values().stream()
                .filter(relation -> relation.isOf("officeDocument"))
                .map(Relation::target)
                .filter(target -> target.endsWith(".xml"))
                .findFirst()
                .orElse("xl/workbook.xml");
        if (!has(part)) {
            throw unreadable("expected an .xlsx workbook in the archive; " + SAVE_AS);
        }
        return part;
    }

    /** What a part names, by its ids; of the archive itself when the name is empty. */
    private Map<String, Relation> relations(String part) throws IOException {
        int slash = part.lastIndexOf('/') + 1;
        String folder = part.substring(0, slash);
        String name = folder + "_rels/" + part.substring(slash) + ".rels";
        Map<String, Relation> relations = new HashMap<>();
        if (has(name)) {
            try (Xml xml = xml(name, SMALL_PART)) {
                while (xml.next()) {
                    if (xml.starts("Relationship")
                            && xml.attribute("Target") != null
                            && relations.size() < MOST_ENTRIES) {
                        String target = resolve(folder, xml.attribute("Target"));
                        relations.put(xml.attribute("Id"), new Relation(String.valueOf(xml.attribute("Type")), target));
                    }
                }
            }
        }
        return relations;
    }

    private static String resolve(String folder, String target) {
        try {
            return URI.create("/" + folder).resolve(target).getPath().substring(1);
        } catch (IllegalArgumentException | NullPointerException | StringIndexOutOfBoundsException e) {
            return "";
        }
    }

    private boolean has(String part) {
        return zip.getEntry(part) != null;
    }

    private Xml xml(String part, long limit) throws IOException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw unreadable(
                    "expected " + part + " in the workbook; open it in a spreadsheet program and save it again");
        }
        return new Xml(part, new Inflated(zip.getInputStream(entry), part, entry.getCompressedSize(), limit));
    }

    static int number(String text, int otherwise) {
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    private static UnreadableException unreadable(String message) {
        return new UnreadableException(Completeness.BROKEN, message);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        file.close();
    }

    private record Relation(String type, String target) {

        boolean isOf(String kind) {
            return type.endsWith("/" + kind);
        }
    }
}
