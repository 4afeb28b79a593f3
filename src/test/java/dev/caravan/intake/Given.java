package dev.caravan.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Sources, and what readers make of them, for the tests of all formats. */
public final class Given {

    private Given() {}

    /** All the formats that there are. */
    static Formats formats() {
        JsonReader json = new JsonReader();
        List<CandidateReader> others = new ArrayList<>();
        Formats formats = new Formats(others, json);
        others.addAll(List.of(
                new dev.caravan.intake.zip.ZipCandidates(() -> formats),
                new dev.caravan.intake.csv.CsvCandidates(),
                new dev.caravan.intake.xlsx.XlsxCandidates(),
                new dev.caravan.intake.xml.XmlCandidates(),
                new dev.caravan.intake.resume.ResumeReader(json)));
        return formats;
    }

    public static Source source(String name, String text) {
        return source(name, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Source source(String name, byte[] bytes) {
        return new BodySource(bytes, name, "");
    }

    public static Source posted(String mediaType, String text) {
        return new BodySource(text.getBytes(StandardCharsets.UTF_8), "", mediaType);
    }

    public static byte[] resource(String name) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources", name));
    }

    /** An archive of these files, given as names and texts by turns. */
    public static byte[] zip(String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                out.putNextEntry(new ZipEntry(namesAndTexts[i]));
                out.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The records of the source. */
    public static Records open(Source source) throws IOException {
        return formats().of(source).open(source);
    }

    /** The class that reads the source. */
    public static Class<?> readerOf(Source source) throws IOException {
        return formats().of(source).getClass();
    }

    public static Completeness completeness(Source source) throws IOException {
        return formats().of(source).completeness(source);
    }

    /** Every record of the source, by the reader that recognises it. */
    public static List<Entry.Readable> read(Source source) throws IOException {
        try (Records records = formats().of(source).open(source)) {
            List<Entry.Readable> entries = new ArrayList<>();
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                entries.add((Entry.Readable) entry);
            }
            return entries;
        }
    }

    /** The candidates of the source, as JSON with single quotes. */
    public static List<String> candidates(Source source) throws IOException {
        return read(source).stream()
                .map(entry -> entry.candidate().toString().replace('"', '\''))
                .toList();
    }
}
