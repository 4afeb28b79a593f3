package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that lie in a real inbox beside candidate files. */
class DocumentInboxTest {

    static final byte[] PDF = "%PDF-1.4\nsome text\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PNG = {
        (byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'
    };

    @TempDir
    private Path folder;

    private InboxKit inbox;

    @BeforeEach
    void start() throws Exception {
        inbox = new InboxKit(folder.resolve("inbox")).start();
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void aDocumentThatCameFirstIsTakenAndFiledAfterItsCandidate() throws Exception {
        inbox.drop("cv.pdf", PDF);
        inbox.drop("ada.json", candidate("ada", "cv.pdf"));
        inbox.awaitDone("ada.json");

        assertThat(inbox.inbox("cv.pdf")).exists();
        inbox.settle();
        inbox.awaitDone("cv.pdf");
        assertThat(inbox.files()).containsExactly(".done/ada.json", ".done/ada.json.receipt.json", ".done/cv.pdf");
        assertThat(inbox.kit.ledger.content("ada"))
                .contains("\"fileName\":\"cv.pdf\"", "\"type\":\"application/pdf\"", "\"size\":25")
                .doesNotContain("\"file\":");
    }

    @Test
    void aCandidateFileWaitsForItsDocumentWhileOthersPass() throws Exception {
        inbox.drop("ada.json", candidate("ada", "cv.pdf"));
        inbox.drop("bob.json", "{\"externalId\":\"bob\"}");
        inbox.awaitDone("bob.json");
        inbox.drop("cv.pdf", PDF);
        inbox.settle();

        inbox.awaitDone("ada.json");
        assertThat(inbox.receipt("ada.json").at("/candidates/0/status").asText())
                .isEqualTo("accepted");
    }

    @Test
    void aDocumentThatDoesNotComeRefusesItsCandidateAlone() throws Exception {
        inbox.drop(
                "two.ndjson",
                candidate("ada", "cv.pdf") + "\n{\"externalId\":\"bob\"}\n" + candidate("eve", "eve.pdf"));
        inbox.drop("eve.pdf", PDF);
        await(() -> inbox.kit.gate.holds(inbox.inbox("two.ndjson")));
        assertThat(inbox.kit.ledger.ids()).isEmpty();
        inbox.kit.clock.goAhead(IntakeKit.DOCUMENT_WAIT);
        inbox.awaitDone("two.ndjson");

        assertThat(inbox.kit.ledger.ids()).containsExactlyInAnyOrder("bob", "eve");
        JsonNode problem = inbox.problems("two.ndjson").at("/problems/0");
        assertThat(problem.get("pointer").asText()).isEqualTo("/documents/0/file");
        assertThat(problem.get("message").asText())
                .contains("a file of this name beside the candidate file", "found none within 1m");
    }

    @Test
    void theDocumentOfARefusedCandidateComesBackWithItAndBothAreTakenAgain() throws Exception {
        inbox.drop("cv.pdf", PDF);
        inbox.drop("ada.json", candidate("ada", "cv.pdf").replace("\"ada\"", "\"ada\",\"deliverTo\":[\"nobody\"]"));
        inbox.awaitDone("ada.json");
        inbox.settle();
        await(() -> Files.exists(inbox.refused("cv.pdf")));
        assertThat(inbox.kit.documents.has(sha256(PDF))).isFalse();

        Files.move(inbox.refused("cv.pdf"), inbox.inbox("cv.pdf"));
        inbox.drop("ada.json", Files.readString(inbox.refused("ada.json")).replace("nobody", "beta"));
        await(() -> inbox.kit.ledger.revision("ada") == 1);
    }

    @Test
    void aFolderForACandidateGoesWithTheLastOfItsFiles() throws Exception {
        inbox.drop("ada/docs/cv.pdf", PDF);
        inbox.drop("ada/candidate.json", candidate("ada", "docs/cv.pdf"));
        inbox.awaitDone("ada/candidate.json");
        inbox.settle();
        inbox.awaitDone("ada/docs/cv.pdf");

        await(() -> !Files.exists(inbox.inbox("ada")));
    }

    @Test
    void twoCandidateFilesShareADocument() throws Exception {
        inbox.drop("cv.pdf", PDF);
        inbox.drop("ada.json", candidate("ada", "cv.pdf"));
        inbox.drop("bob.json", "[" + candidate("bob", "cv.pdf") + "," + candidate("eve", "cv.pdf") + "]");
        inbox.awaitDone("ada.json");
        inbox.awaitDone("bob.json");
        inbox.settle();
        inbox.awaitDone("cv.pdf");

        assertThat(inbox.kit.ledger.ids()).containsExactlyInAnyOrder("ada", "bob", "eve");
        assertThat(inbox.files()).hasSize(5);
    }

    @Test
    void aDocumentThatNobodyNamesIsRefusedInTheEnd() throws Exception {
        Path file = inbox.drop("lost.pdf", PDF);
        await(() -> inbox.kit.inboxDocuments.count() == 1);
        inbox.kit.clock.goAhead(IntakeKit.DOCUMENT_WAIT.multipliedBy(10).plus(Duration.ofSeconds(1)));
        await(() -> Files.exists(inbox.refused("lost.pdf")));

        assertThat(file).doesNotExist();
        assertThat(inbox.problems("lost.pdf").at("/problems/0/message").asText())
                .contains("expected a candidate file", "found none within 10m");
    }

    @Test
    void aDocumentThatACrashLeftBehindIsKnownByItsContent() throws Exception {
        inbox.drop("cv.pdf", PDF);
        inbox.drop("ada.json", candidate("ada", "cv.pdf"));
        inbox.awaitDone("ada.json");
        inbox.restart();
        await(() -> inbox.kit.inboxDocuments.count() == 1);
        inbox.kit.clock.goAhead(IntakeKit.DOCUMENT_WAIT.multipliedBy(10).plus(Duration.ofSeconds(1)));

        inbox.awaitDone("cv.pdf");
        assertThat(inbox.files()).noneMatch(file -> file.startsWith(".refused"));
    }

    @Test
    void documentsWaitAsLongAsTheLedgerIsAway() throws Exception {
        inbox.kit.ledger.setAvailable(false);
        inbox.drop("cv.pdf", PDF);
        inbox.drop("ada.json", candidate("ada", "cv.pdf"));
        for (int i = 0; i < 40; i++) {
            await(() -> inbox.kit.gate.isClosed());
            inbox.kit.clock.advance(Duration.ofSeconds(30));
        }
        assertThat(inbox.inbox("cv.pdf")).exists();

        inbox.kit.ledger.setAvailable(true);
        await(() -> {
            inbox.kit.clock.advance(Duration.ofSeconds(6));
            return Files.exists(inbox.done("ada.json")) && Files.exists(inbox.done("cv.pdf"));
        });
    }

    @Test
    void aNameThatLiesIsToldAndTheBytesCount() throws Exception {
        inbox.drop("cv.pdf", PNG);
        inbox.drop("ada.json", candidate("ada", "cv.pdf"));
        inbox.awaitDone("ada.json");

        JsonNode warning = inbox.receipt("ada.json").at("/candidates/0/warnings/0");
        assertThat(warning.get("pointer").asText()).isEqualTo("/documents/0/file");
        assertThat(warning.get("message").asText()).contains("image/png");
    }

    @Test
    void aZipBringsCandidatesAndDocumentsAndTheRefusedOnesComeBackAsOne() throws Exception {
        inbox.drop(
                "team.zip",
                Given.zip(
                        "ada/candidate.json",
                        candidate("ada", "cv.pdf"),
                        "ada/cv.pdf",
                        new String(PDF, StandardCharsets.US_ASCII),
                        "team.csv",
                        "id;CV;E-mail\nbob;ada/cv.pdf;bob@example.org\neve;ada/cv.pdf;nothing\n",
                        "readme.md",
                        "hello"));
        inbox.awaitDone("team.zip");

        assertThat(inbox.kit.ledger.ids()).containsExactlyInAnyOrder("ada", "bob");
        assertThat(inbox.kit.documents.has(sha256(PDF))).isTrue();
        assertThat(inbox.receipt("team.zip").at("/candidates/1/entry").asText()).isEqualTo("team.csv");
        assertThat(inbox.receipt("team.zip").at("/candidates/1/row").asInt()).isEqualTo(2);
        assertThat(inbox.receipt("team.zip").at("/warnings/0/message").asText()).contains("readme.md");
        assertThat(inbox.problems("team.zip").at("/problems/0/record/entry").asText())
                .isEqualTo("team.csv");
        byte[] back = Files.readAllBytes(inbox.refused("team.zip"));
        assertThat(names(back)).containsExactly("team.csv", "ada/cv.pdf");

        inbox.drop("again.zip", back);
        inbox.awaitDone("again.zip");
        assertThat(inbox.problems("again.zip").at("/problems")).hasSize(1);
    }

    @Test
    void aDocumentThatIsMissingInAZipIsNotWaitedFor() throws Exception {
        inbox.drop("a.zip", Given.zip("candidate.json", candidate("ada", "cv.pdf"), "CV.pdf", "%PDF"));
        inbox.awaitDone("a.zip");

        assertThat(inbox.problems("a.zip").at("/problems/0/message").asText()).contains("in the archive");
        assertThat(Files.readAllBytes(inbox.refused("a.zip"))).isEqualTo(Files.readAllBytes(inbox.done("a.zip")));
    }

    private static List<String> names(byte[] zip) throws Exception {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        }
        return names;
    }

    static String candidate(String id, String file) {
        return "{\"externalId\":\"" + id + "\",\"documents\":[{\"kind\":\"resume\",\"file\":\"" + file + "\"}]}";
    }

    static String sha256(byte[] bytes) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    private static void await(Callable<Boolean> condition) {
        org.awaitility.Awaitility.await().atMost(Duration.ofSeconds(20)).until(condition);
    }
}
