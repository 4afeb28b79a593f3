package dev.caravan.document;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /** Looks like the record that ends an archive, and is passed over because its own comment is missing. */
    private static final byte[] NO_END = Arrays.copyOf(new byte[] {'P', 'K', 5, 6}, 22);

    static {
        NO_END[20] = 7;
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"cv.docx", "cv.pdf", "cv.zip"})
    void looksIntoOfficeOpenXml(String name) throws IOException {
        assertThat(type(zip("_rels/.rels", "word/document.xml"), name)).isEqualTo(DOCX);
        assertThat(type(zip("[Content_Types].xml", "xl/workbook.xml"), name)).endsWith("spreadsheetml.sheet");
    }

    @Test
    void aPlainArchiveBecomesNoDocumentByItsName() throws IOException {
        assertThat(type(zip("a.txt"), "cv.docx")).isEqualTo("application/zip");
        assertThat(MediaTypes.isMisnamed("cv.docx", "application/zip")).isTrue();
        assertThat(type("PK\3\4 damaged".getBytes(ISO_8859_1), "cv.docx")).isEqualTo("application/zip");
    }

    /** Opened, it would hold the whole of its directory, and many are at once. */
    @Test
    void doesNotLookIntoAnArchiveWithADirectoryBeyondAllMeasure() throws IOException {
        String[] names = IntStream.range(0, 20_000)
                .mapToObj(i -> i == 0 ? "word/document.xml" : "word/media/" + i)
                .toArray(String[]::new);
        byte[] huge = zip(names);

        assertThat(type(huge, "cv.docx")).isEqualTo("application/zip");
        assertThat(type(withComment(huge, NO_END), "cv.docx")).isEqualTo("application/zip");
        assertThat(type(zip(Arrays.copyOf(names, 2000)), null)).isEqualTo(DOCX);
    }

    @ParameterizedTest
    @CsvSource({"WordDocument,application/msword", "Workbook,application/vnd.ms-excel"})
    void looksIntoTheOldOffice(String stream, String type) throws IOException {
        assertThat(type(oldOffice(stream), null)).isEqualTo(type);
        assertThat(type(oldOffice(stream), "cv.pdf")).isEqualTo(type);
    }

    @Test
    void survivesAnOldOfficeFileThatPointsAnywhere() throws IOException {
        byte[] bytes = oldOffice("WordDocument");
        for (int sector : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1000}) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(48, sector);
            assertThat(type(bytes, null)).startsWith("application/");
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(30, (short) -1);
        assertThat(type(bytes, null)).startsWith("application/");
    }

    @Test
    void bytesThatNobodyKnowsAreNothingWhateverTheName() throws IOException {
        assertThat(type(new byte[] {0, 1, 2, 3, (byte) 0x80, (byte) 0xFE}, "cv.pdf"))
                .isEqualTo("application/octet-stream");
    }

    @ParameterizedTest
    @CsvSource({
        "cv.pdf,application/pdf,false",
        "cv.PDF,application/pdf,false",
        "cv,application/pdf,false",
        "cv.pdf,image/png,true",
        "cv.doc,application/rtf,true",
        "photo.jpg,image/jpeg,false",
        "photo.jpeg,image/png,true",
        "letter.txt,text/plain,false",
        "notes.md,text/plain,false",
        "cv.pdf,application/octet-stream,true",
        "cv.docx," + DOCX + ",false"
    })
    void aNameMayLie(String name, String type, boolean lies) throws IOException {
        assertThat(MediaTypes.isMisnamed(name, type)).isEqualTo(lies);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "%PDF-1.4|cv.pdf|true",
                "%PDF-1.4|cv.json|true",
                "{\\rtf1 hello}|cv.rtf|true",
                "<!DOCTYPE html><html></html>|page.html|true",
                "{\"externalId\":\"a\"}|a.json|false",
                "[{|a.json|false",
                "id;Nom|a.csv|false",
                "hello|a.txt|false",
                "<?xml version=\"1.0\"?><candidates/>|a.xml|false",
                "''|cv.pdf|true",
                "''|a.json|false",
                "''|a|false"
            })
    void tellsDocumentsFromFilesOfCandidates(String beginning, String name, boolean isDocument) throws IOException {
        byte[] bytes = beginning.equals("''") ? new byte[0] : beginning.getBytes(UTF_8);

        assertThat(MediaTypes.isDocument(bytes, name)).isEqualTo(isDocument);
    }

    private String type(byte[] bytes, String name) throws IOException {
        return MediaTypes.of(Files.write(folder.resolve("file"), bytes), name);
    }

    private static byte[] withComment(byte[] zip, byte[] comment) {
        ByteBuffer all = ByteBuffer.allocate(zip.length + comment.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put(zip).put(comment);
        return all.putShort(zip.length - 2, (short) comment.length).array();
    }

    private static byte[] zip(String... names) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                out.write("<x/>".getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** The header, and a directory with a root and one stream in the sector after it. */
    private static byte[] oldOffice(String stream) {
        ByteBuffer file = ByteBuffer.allocate(4 * 512).order(ByteOrder.LITTLE_ENDIAN);
        file.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        file.putShort(30, (short) 9).putInt(48, 1);
        name(file, 1024, "Root Entry");
        name(file, 1024 + 128, stream);
        return file.array();
    }

    private static void name(ByteBuffer file, int at, String name) {
        file.position(at).put(name.getBytes(UTF_16LE));
        file.putShort(at + 64, (short) (2 * name.length() + 2));
    }
}
