package dev.caravan.intake.zip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Given;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZipCandidatesTest {

    private static final String ADA = "{\"externalId\":\"ada\"}";

    @Test
    void readsTheCandidateFilesInAnyFolder() throws IOException {
        Source source =
                zip("__MACOSX/._a.json", "x", "a/candidate.json", ADA, "cv.pdf", "%PDF", "b.csv", "id;Nom\nbob;Bob\n");

        assertThat(Given.candidates(source))
                .containsExactly("{'externalId':'ada'}", "{'externalId':'bob','lastName':'Bob'}");
        assertThat(Given.read(source))
                .extracting(entry -> entry.position().entry())
                .containsExactly("a/candidate.json", "b.csv");
        assertThat(Given.completeness(source)).isEqualTo(Completeness.WHOLE);
    }

    @Test
    void tellsOfficeFilesFromArchives() throws IOException {
        assertThat(Given.completeness(zip("word/document.xml", "<x/>"))).isEqualTo(Completeness.DOCUMENT);
        assertThat(Given.completeness(zip("mimetype", "application/vnd.oasis.opendocument.text")))
                .isEqualTo(Completeness.WHOLE);
        assertThat(ZipKind.of(zip("xl/workbook.xml", "<x/>"))).isEqualTo(ZipKind.WORKBOOK);
        assertThat(ZipKind.of(zip("candidate.json", ADA))).isEqualTo(ZipKind.ARCHIVE);
    }

    @Test
    void tellsAnArchiveThatIsCut() throws IOException {
        byte[] whole = bytes("candidate.json", ADA);
        Source cut = Given.source("a.zip", Arrays.copyOf(whole, whole.length - 10));

        assertThat(Given.completeness(cut)).isEqualTo(Completeness.CUT);
        refused(cut).hasMessageContaining("was it cut?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../candidate.json",
                "/etc/candidate.json",
                "a\\candidate.json",
                "C:/candidate.json",
                "a/../../x.json"
            })
    void refusesNamesThatLeadOut(String name) throws IOException {
        refused(zip(name, ADA)).hasMessageContaining("names of files below the top of the archive");
    }

    @Test
    void refusesWhatHasNoCandidates() throws IOException {
        refused(zip("cv.pdf", "%PDF")).hasMessageContaining("expected a candidate file in the archive");
    }

    @Test
    void refusesAFileThatIsThereTwice() throws IOException {
        byte[] bytes = bytes("candidatX.json", ADA, "candidatY.json", ADA);
        String twice = new String(bytes, StandardCharsets.ISO_8859_1).replace("candidatX", "candidatY");

        refused(Given.source("a.zip", twice.getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("'candidatY.json' is in the archive twice");
    }

    @Test
    void refusesAPassword() throws IOException {
        byte[] bytes = bytes("candidate.json", ADA);
        int header = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        bytes[header + 8] |= 1;

        refused(Given.source("a.zip", bytes)).hasMessageContaining("without a password");
    }

    @Test
    void refusesManyFilesAndMuchOfNothing() throws IOException {
        String[] many = new String[2 * 10_001];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = "f" + i;
            many[i + 1] = "";
        }
        refused(zip(many)).hasMessageContaining("at most 10000 files");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bomb)) {
            out.putNextEntry(new ZipEntry("a.json"));
            byte[] blank = new byte[1024 * 1024];
            Arrays.fill(blank, (byte) ' ');
            for (int i = 0; i < 300; i++) {
                out.write(blank);
            }
        }
        assertThatThrownBy(() -> Given.read(Given.source("a.zip", bomb.toByteArray())))
                .hasMessageContaining("Unreadable");
    }

    @Test
    void aDamagedFileIsAProblemOfItsOwn() throws IOException {
        byte[] bytes = bytes("a.json", ADA, "b.json", ADA.replace("ada", "bob"));
        int sum = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\1\2") + 16;
        bytes[sum] ^= 1;

        try (var records = Given.open(Given.source("a.zip", bytes))) {
            assertThat(records.next().toString()).contains("damaged in the archive");
            assertThat(records.next().toString()).contains("bob");
            assertThat(records.next()).isNull();
        }
    }

    @Test
    void aFileThatCanNotBeReadComesBackWithItsDocumentsAndWithoutTheOtherCandidates() throws IOException {
        Source source = zip(
                "good.csv",
                "id;Nom\nbob;Bob\n",
                "team/broken.json",
                "{",
                "team/people/more.ndjson",
                ADA,
                "team/cv.pdf",
                "%PDF",
                "team/people/photo.png",
                "PNG",
                "team/list.XLSX",
                "no workbook",
                "else.pdf",
                "%PDF");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Records records = Given.open(source);
                var corrections = records.corrections(out)) {
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                if (entry instanceof Entry.Unreadable) {
                    corrections.add(entry, List.of());
                }
            }
        }

        try (ZipInputStream back = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()))) {
            List<String> names = new ArrayList<>();
            for (ZipEntry entry = back.getNextEntry(); entry != null; entry = back.getNextEntry()) {
                names.add(entry.getName());
            }
            assertThat(names)
                    .containsExactlyInAnyOrder(
                            "team/broken.json", "team/list.XLSX", "team/cv.pdf", "team/people/photo.png");
        }
    }

    @Test
    void readsNamesOfOldPrograms() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes, Charset.forName("IBM850"))) {
            out.putNextEntry(new ZipEntry("Zoë.json"));
            out.write(ADA.getBytes(StandardCharsets.UTF_8));
        }

        assertThat(Given.read(Given.source("a.zip", bytes.toByteArray())))
                .singleElement()
                .satisfies(entry -> assertThat(entry.position().entry()).isEqualTo("Zoë.json"));
    }

    private static AbstractThrowableAssert<?, ?> refused(Source source) {
        return assertThatThrownBy(() -> Given.read(source));
    }

    private static Source zip(String... namesAndTexts) throws IOException {
        return Given.source("a.zip", bytes(namesAndTexts));
    }

    private static byte[] bytes(String... namesAndTexts) throws IOException {
        return Given.zip(namesAndTexts);
    }
}
