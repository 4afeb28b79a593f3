package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.document.TemporaryFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Candidates that are posted with their documents, as parts of one request. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostDocumentsTest {

    private static final int LIMIT = 400_000;
    private static final String PDF = new String(DocumentInboxTest.PDF, StandardCharsets.US_ASCII);
    private static final String ADA = DocumentInboxTest.candidate("ada", "cv.pdf");

    private final IntakeKit kit = new IntakeKit();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ApiKit api;

    @BeforeAll
    void start() throws Exception {
        api = new ApiKit(kit, LIMIT).start();
    }

    @BeforeEach
    void forget() {
        kit.ledger.clear();
    }

    @AfterAll
    void stop() {
        api.close();
    }

    @Test
    void takesACandidateWithItsDocument() throws Exception {
        HttpResponse<String> answer = post(new Form().field("candidate", ADA).file("cv", "cv.pdf", PDF));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(json(answer).get("status").asText()).isEqualTo("accepted");
        assertThat(kit.ledger.content("ada")).contains(DocumentInboxTest.sha256(DocumentInboxTest.PDF));
        await().until(() -> partsLeft() == 0);
    }

    @Test
    void takesTheSameDocumentInAnyWayForTheSame() throws Exception {
        String inline =
                "{\"externalId\":\"ada\",\"documents\":[{\"kind\":\"resume\",\"fileName\":\"cv.pdf\",\"data\":\""
                        + Base64.getEncoder().encodeToString(DocumentInboxTest.PDF) + "\"}]}";
        post(new Form().field("candidate", inline));
        HttpResponse<String> answer = post(new Form().field("candidate", ADA).file("cv", "cv.pdf", PDF));

        assertThat(json(answer).get("status").asText()).isEqualTo("unchanged");
    }

    @Test
    void takesATableAsAFileWithDocumentsInFolders() throws Exception {
        HttpResponse<String> answer = post(new Form()
                .file("file", "docs/Zoë.pdf", PDF)
                .file("candidate", "team.csv", "id;CV\nada;docs/Zoë.pdf\nbob;none.pdf\n"));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).findValuesAsText("status")).containsExactly("accepted", "refused");
        assertThat(json(answer).at("/1/problems/0/message").asText())
                .contains("row 3, column \"CV\"", "a part of the request with this filename", "found none");
    }

    @Test
    void saysWhichPartsNobodyNames() throws Exception {
        HttpResponse<String> answer =
                post(new Form().field("candidate", "{\"externalId\":\"ada\"}").file("cv", "cv.pdf", PDF));

        assertThat(json(answer).at("/warnings/0/message").asText()).contains("no candidate names", "cv.pdf");
    }

    @Test
    void takesALargeDocumentInPieces() throws Exception {
        String large = PDF + "x".repeat(IntakeKit.DOCUMENT_LIMIT - PDF.length());

        assertThat(post(new Form().field("candidate", ADA).file("cv", "cv.pdf", large))
                        .statusCode())
                .isEqualTo(202);
        assertThat(kit.ledger.content("ada")).contains("\"size\":" + IntakeKit.DOCUMENT_LIMIT);
        HttpResponse<String> larger = post(new Form().field("candidate", ADA).file("cv", "cv.pdf", large + "x"));
        assertThat(larger.statusCode()).isEqualTo(400);
        assertThat(larger.body()).contains("caravan.documents.limit");
    }

    @Test
    void refusesABodyThatIsTooLarge() throws Exception {
        String half = "x".repeat(LIMIT / 2);
        HttpResponse<String> answer = post(
                new Form().field("candidate", ADA).file("a", "cv.pdf", half).file("b", "b.pdf", half));

        assertThat(answer.statusCode()).isEqualTo(413);
        await().until(() -> partsLeft() == 0);
    }

    @Test
    void refusesAnEmptyDocument() throws Exception {
        HttpResponse<String> answer = post(new Form().field("candidate", ADA).file("cv", "cv.pdf", ""));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("an empty one");
    }

    @Test
    void refusesPartsThatAreNotExpected() throws Exception {
        refused(new Form().file("cv", "cv.pdf", PDF), "Expected a part 'candidate'");
        refused(new Form().field("candidate", ADA).field("candidate", ADA), "one part 'candidate'");
        refused(new Form().field("candidate", ADA).field("note", "x"), "without a filename");
        refused(new Form().field("candidate", ADA).file("a", "x.pdf", "1").file("b", "x.pdf", "2"), "two parts");
        Form many = new Form().field("candidate", ADA);
        for (int i = 0; i < 1001; i++) {
            many.file("f", i + ".pdf", "x");
        }
        refused(many, "1000 at the most");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../cv.pdf", "/etc/passwd", "a\\b.pdf", ".hidden"})
    void refusesNamesThatLeadElsewhere(String name) throws Exception {
        HttpResponse<String> answer = post(new Form().field("candidate", ADA).file("cv", name, PDF));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(kit.ledger.ids()).isEmpty();
    }

    @Test
    void refusesWhatHasNoEndOrNoBoundary() throws Exception {
        String whole =
                new Form().field("candidate", ADA).file("cv", "cv.pdf", PDF).toString();

        assertThat(send(Form.TYPE, whole.substring(0, whole.length() - 30)).statusCode())
                .isEqualTo(400);
        assertThat(send("multipart/form-data", whole).statusCode()).isEqualTo(400);
        assertThat(send(Form.TYPE, "nothing of that kind").statusCode()).isEqualTo(400);
        await().until(() -> partsLeft() == 0);
    }

    @Test
    void refusesATypeOfThePartThatIsNotRead() throws Exception {
        HttpResponse<String> answer = post(new Form().file("candidate", "a.yaml", "externalId: a", "application/yaml"));

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    private void refused(Form form, String words) throws Exception {
        HttpResponse<String> answer = post(form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(json(answer).get("detail").asText()).contains(words);
        assertThat(kit.ledger.ids()).isEmpty();
    }

    private HttpResponse<String> post(Form form) throws Exception {
        return send(Form.TYPE, form.toString());
    }

    private HttpResponse<String> send(String type, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + api.port() + "/api/candidates"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return JsonFormat.MAPPER.readTree(answer.body());
    }

    /** Folders of parts that were not removed. */
    private static long partsLeft() throws IOException {
        Path one = TemporaryFolder.newFolder("parts");
        try (Stream<Path> all = Files.list(one.getParent())) {
            return all.filter(path -> path.getFileName().toString().startsWith("parts"))
                            .count()
                    - 1;
        } finally {
            Files.delete(one);
        }
    }

    /** A form as curl -F sends it. */
    private static final class Form {

        static final String TYPE = "multipart/form-data; boundary=----x7";

        private final ByteArrayOutputStream text = new ByteArrayOutputStream();

        Form field(String name, String value) {
            return part("name=\"" + name + "\"", null, value);
        }

        Form file(String name, String fileName, String content) {
            return file(name, fileName, content, "application/octet-stream");
        }

        Form file(String name, String fileName, String content, String type) {
            return part("name=\"" + name + "\"; filename=\"" + fileName + "\"", type, content);
        }

        private Form part(String disposition, String type, String content) {
            String head = "------x7\r\nContent-Disposition: form-data; " + disposition + "\r\n"
                    + (type == null ? "" : "Content-Type: " + type + "\r\n") + "\r\n";
            text.writeBytes((head + content + "\r\n").getBytes(StandardCharsets.UTF_8));
            return this;
        }

        @Override
        public String toString() {
            return text.toString(StandardCharsets.UTF_8) + "------x7--\r\n";
        }
    }
}
