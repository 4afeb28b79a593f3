package dev.caravan.intake.xlsx;

import dev.caravan.intake.Given;
import dev.caravan.intake.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes workbooks that no spreadsheet program would, part by part. */
public final class WorkbookKit {

    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final Map<String, Part> parts = new LinkedHashMap<>();
    private final StringBuilder sheets = new StringBuilder();
    private final StringBuilder relations = new StringBuilder();
    private int count;

    /** Writes the content of a part, which may be more than fits into memory. */
    public interface Part {
        void write(OutputStream out) throws IOException;
    }

    WorkbookKit sheet(String name, String state, String rows) {
        return sheet(name, state, out -> text(out, "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"));
    }

    public WorkbookKit sheet(String name, String state, Part part) {
        count++;
        sheets.append("<sheet name='" + name + "' sheetId='" + count + "' r:id='r" + count + "'"
                + (state == null ? "" : " state='" + state + "'") + "/>");
        return part("worksheet", "sheet" + count + ".xml", part);
    }

    /** A part that the workbook names. */
    public WorkbookKit part(String kind, String name, Part part) {
        String id = kind.equals("worksheet") ? "r" + count : kind + parts.size();
        relations.append("<Relationship Id='" + id + "' Type='" + RELATIONS + kind + "' Target='" + name + "'/>");
        parts.put("xl/" + name, part);
        return this;
    }

    WorkbookKit part(String kind, String name, String content) {
        return part(kind, name, out -> text(out, content));
    }

    /** Rows of inline texts, their cells with commas between. */
    public static String rows(String... rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(row.split(","))
                        .map(cell -> "<c t='inlineStr'><is><t>" + cell + "</t></is></c>")
                        .collect(Collectors.joining("", "<row>", "</row>")))
                .collect(Collectors.joining());
    }

    public static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    public void write(OutputStream out) throws IOException {
        parts.put(
                "xl/workbook.xml", to -> text(to, "<workbook xmlns:r='x'><sheets>" + sheets + "</sheets></workbook>"));
        parts.put("xl/_rels/workbook.xml.rels", to -> text(to, "<Relationships>" + relations + "</Relationships>"));
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, Part> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                part.getValue().write(zip);
                zip.closeEntry();
            }
        }
    }

    Source source() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(out);
        return Given.source("x.xlsx", out.toByteArray());
    }
}
