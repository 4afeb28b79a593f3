package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a candidate says of its documents, in base64 and by name. */
class GatheringTest {

    @TempDir
    private Path folder;

    private final IntakeKit kit = new IntakeKit();

    @Test
    void readsBase64OfAnyLengthAndWithAnyLineBreaks() throws IOException {
        Random random = new Random(7);
        for (int length = 1; length < 400; length++) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            int line = 4 * (1 + random.nextInt(30));
            String text = Base64.getMimeEncoder(
                            line, random.nextBoolean() ? new byte[] {'\n'} : new byte[] {'\r', '\n'})
                    .encodeToString(bytes);
            Base64Data data = new Base64Data(text + (random.nextBoolean() ? "\n" : ""));

            assertThat(data.isWhole()).isTrue();
            assertThat(data.size()).isEqualTo(length);
            try (InputStream in = data.open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
            assertThat(new Base64Data(text.replaceAll("[\r\n=]", "") + "A").isWhole())
                    .as("a letter too many, of %d bytes", length)
                    .isEqualTo(length % 3 == 2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "AA", "AAA", "A===", "AAAAA", "AAAA=", "QQ=", "AA==\nA"})
    void refusesBase64ThatIsCut(String data) throws IOException {
        Result result =
                accept("{\"kind\":\"photo\",\"url\":\"https://example.org/a.png\"},{\"kind\":\"resume\",\"data\":\""
                        + data.replace("\n", "\\n") + "\"}");

        assertThat(result.status()).isEqualTo("refused");
        assertThat(result.problems()).extracting(Problem::pointer).containsExactly("/documents/1/data");
        assertThat(kit.ledger.ids()).isEmpty();
    }

    @Test
    void tellsTheSizeAndTheLimitOfOneThatIsTooLarge() throws IOException {
        String data = Base64.getEncoder().encodeToString(new byte[IntakeKit.DOCUMENT_LIMIT + 1]);
        Problem problem = accept("{\"kind\":\"resume\",\"data\":\"" + data + "\"}")
                .problems()
                .get(0);

        assertThat(problem.pointer()).isEqualTo("/documents/0/data");
        assertThat(problem.message()).contains("300001 bytes", "at most 300000 bytes (caravan.documents.limit)");
    }

    @Test
    void keepsNothingOfACandidateThatIsRefusedForSomethingElse() throws Exception {
        String data = Base64.getEncoder().encodeToString(DocumentInboxTest.PDF);
        String sound = "{\"kind\":\"resume\",\"data\":\"" + data + "\"}";
        accept(sound + ",{\"kind\":\"photo\",\"data\":\"A\"}");
        assertThat(kit.documents.has(DocumentInboxTest.sha256(DocumentInboxTest.PDF)))
                .isFalse();

        accept(sound);
        assertThat(kit.documents.has(DocumentInboxTest.sha256(DocumentInboxTest.PDF)))
                .isTrue();
        assertThat(kit.ledger.content("a")).doesNotContain(data);
    }

    @Test
    void aDocumentThatIsGivenTwiceIsKeptOnceAndProblemsStandWhereTheyAre() throws IOException {
        String twice = "{\"kind\":\"photo\",\"url\":\"https://example.org/a.png\"}";

        assertThat(accept(twice + "," + twice + ",{\"kind\":\"resume\",\"data\":\"A\"}")
                        .problems())
                .extracting(Problem::pointer)
                .containsExactly("/documents/2/data");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../cv.pdf",
                "docs/../../cv.pdf",
                "/etc/passwd",
                "docs//cv.pdf",
                "docs/",
                ".cv.pdf",
                ".done/cv.pdf",
                "./cv.pdf",
                "a\\b.pdf",
                "..\\cv.pdf",
                "C:cv.pdf",
                "C:/cv.pdf",
                "cv\u0000.pdf",
                "cv\n.pdf",
                " ",
                "",
                ".",
                ".."
            })
    void refusesNamesThatLeadElsewhere(String name) {
        assertThat(EnclosureName.of(name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cv.pdf", "docs/cv.pdf", "a..b.pdf", "Zoë & Ömer (1).pdf", "cv", "a.b/c"})
    void takesNamesThatStayHere(String name) {
        assertThat(EnclosureName.of(name)).isPresent();
    }

    @Test
    void findsANameInEitherUnicodeFormAndInItsCaseOnly() throws IOException {
        String composed = "Zoë.pdf";
        String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
        Files.writeString(folder.resolve(decomposed), "x");

        assertThat(find(composed)).isPresent();
        assertThat(find(decomposed)).isPresent();
        assertThat(find("zoë.pdf")).isEmpty();
    }

    @Test
    void followsNoLinkAndTakesNoFolder() throws IOException {
        Path outside = Files.createDirectories(folder.resolve("outside"));
        Files.writeString(outside.resolve("cv.pdf"), "x");
        Path inside = Files.createDirectories(folder.resolve("inside"));
        Files.createSymbolicLink(inside.resolve("cv.pdf"), outside.resolve("cv.pdf"));
        Files.createSymbolicLink(inside.resolve("docs"), outside);
        Files.createDirectories(inside.resolve("folder.pdf"));

        BesideFiles beside = new BesideFiles(inside, (path, stamp) -> true, BesideFiles.Grace.NONE);
        for (String name : new String[] {"cv.pdf", "docs/cv.pdf", "folder.pdf", "none/cv.pdf"}) {
            assertThat(beside.find(EnclosureName.of(name).orElseThrow()))
                    .as(name)
                    .isEmpty();
        }
    }

    private Optional<Enclosures.Enclosure> find(String name) throws IOException {
        return new BesideFiles(folder, (path, stamp) -> true, BesideFiles.Grace.NONE)
                .find(EnclosureName.of(name).orElseThrow());
    }

    private Result accept(String documents) throws IOException {
        PostedCandidates posted =
                IntakeKit.posted("[{\"externalId\":\"a\",\"documents\":[" + documents + "]}]", "application/json");
        kit.intake.accept(posted);
        return posted.results().get(0);
    }
}
