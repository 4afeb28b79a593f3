package dev.caravan.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.document.Documents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

    private static final String PREFIX = "data:@file/pdf;base64,";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 29, 30, 31, 12_287, 12_288, 12_289, 1_000_003})
    void aFileGoesOutAsItsBase64AndAsLongAsWasAnnounced(int size) throws IOException {
        byte[] file = new byte[size];
        new Random(size).nextBytes(file);
        JsonBody body = (JsonBody) JsonBody.of(body(kept(file)));

        for (int time = 0; time < 2; time++) {
            byte[] sent = sent(body);
            assertThat(sent).hasSize(Math.toIntExact(body.getContentLength()));
            JsonNode read = new JsonMapper().readTree(sent);
            assertThat(read.path("name").asText()).isEqualTo("Zoë \"Q\"");
            assertThat(read.path("data").asText())
                    .isEqualTo(PREFIX + Base64.getEncoder().encodeToString(file));
        }
    }

    @Test
    void whatIsShownOfAFileIsNotItsContent() throws IOException {
        byte[] file = "%PDF-1.4 Ada Lovelace, of whom nothing is to be seen".getBytes(UTF_8);
        Object body = JsonBody.of(body(kept(file)));

        assertThat(new String(JsonBody.shown(body), UTF_8))
                .contains("[application/pdf of " + file.length + " bytes, SHA-256 ")
                .doesNotContain(Base64.getEncoder().encodeToString(file).substring(0, 20));
    }

    @Test
    void aBodyWithoutFilesIsItsBytes() throws IOException {
        ObjectNode body = new JsonMapper().createObjectNode().put("name", "Ada");

        assertThat(JsonBody.of(body)).isEqualTo("{\"name\":\"Ada\"}".getBytes(UTF_8));
    }

    @Test
    void whatChecksSeeIsATextThatBeginsAsTheFileDoes() throws IOException {
        byte[] file = new byte[100];
        String seen = text(kept(file)).asText();

        assertThat(PREFIX + Base64.getEncoder().encodeToString(file)).startsWith(seen);
        assertThat(seen).matches("data:@file/pdf;base64,[A-Za-z0-9+/]+={0,2}");
    }

    /** Candidates that were accepted before contents were kept apart stand in the ledger with them. */
    @Test
    void aDocumentThatStandsInTheLedgerWithItsContentGoesOutToo() {
        Candidate old = CandidateCheck.fromCanonical("{\"externalId\":\"a\",\"documents\":[{\"kind\":\"resume\","
                + "\"fileName\":\"cv.pdf\",\"data\":\"JVBE\\nRi0x\"}]}");

        assertThat(text(old.documents().get(0)).asText()).isEqualTo(PREFIX + "JVBERi0x");
    }

    private Document kept(byte[] file) throws IOException {
        Content content = Documents.in(folder).keep(new ByteArrayInputStream(file), "cv.pdf", Long.MAX_VALUE);
        return new Document(Kind.RESUME, "cv.pdf", null, null, null, content);
    }

    private JsonNode text(Document document) {
        return new FileTexts(Documents.in(folder)).base64(PREFIX, document).orElseThrow();
    }

    private ObjectNode body(Document document) {
        ObjectNode body = new JsonMapper().createObjectNode().put("name", "Zoë \"Q\"");
        body.set("data", text(document));
        return body;
    }

    private static byte[] sent(JsonBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        return out.toByteArray();
    }
}
