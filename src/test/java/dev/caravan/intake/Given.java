package dev.caravan.intake;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sources, and what readers make of them, for the tests of all formats. */
public final class Given {

    private Given() {}

    /** All the formats that there are. */
    static Formats formats() {
        JsonReader json = new JsonReader();
        return new Formats(
                List.of(
                        new dev.caravan.intake.csv.CsvCandidates(),
                        new dev.caravan.intake.xlsx.XlsxCandidates(),
                        new dev.caravan.intake.resume.ResumeReader(json)),
                json);
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
