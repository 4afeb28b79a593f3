package dev.caravan.vendor.jarvi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Body;
import dev.caravan.delivery.Cargo;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Delivery.Doubt;
import dev.caravan.delivery.DocumentsOfTests;
import dev.caravan.delivery.FileTexts;
import dev.caravan.delivery.Remarks;
import dev.caravan.delivery.SentOnce;
import dev.caravan.document.Documents;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is too large for a fixture, or comes from an earlier version. */
class JarviFilesTest {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int THREE_MB = 3_000_000;

    @TempDir
    Path folder;

    private Documents documents;
    private JarviFiles files;

    @BeforeEach
    void keepDocuments() {
        documents = Documents.in(folder);
        files = new JarviFiles(DocumentsOfTests.fitting(), new FileTexts(documents));
    }

    @Test
    void sendsTheResumeFirstWhenARequestHasNoRoomForAll() throws IOException {
        Delivery delivery =
                first(kept(Kind.PORTFOLIO, "p.pdf", THREE_MB, '1'), kept(Kind.RESUME, "cv.pdf", THREE_MB, '2'));

        JsonNode body = body(delivery);

        assertThat(names(body, "resumesFiles")).containsExactly("cv.pdf");
        assertThat(body.has("files")).isFalse();
        assertThat(remarks(delivery)).singleElement().asString().contains("kind portfolio", "no room for it");
    }

    @Test
    void whatHadNoRoomGoesWithTheNextRevision() throws IOException {
        Document portfolio = kept(Kind.PORTFOLIO, "p.pdf", THREE_MB, '1');
        Document resume = kept(Kind.RESUME, "cv.pdf", THREE_MB, '2');
        String memory =
                SentOnce.before(first(portfolio, resume)).and(files.sort()).memory();

        Delivery next = known(memory, null, portfolio, resume);

        assertThat(names(body(next), "files")).containsExactly("p.pdf");
        assertThat(body(next).has("resumesFiles")).isFalse();
        assertThat(remarks(next)).isEmpty();
    }

    @Test
    void whatHadNoRoomIsNotInDoubtAfterALostAnswer() throws IOException {
        Document portfolio = kept(Kind.PORTFOLIO, "p.pdf", THREE_MB, '1');
        Document resume = kept(Kind.RESUME, "cv.pdf", THREE_MB, '2');
        Candidate candidate = with(portfolio, resume);

        SentOnce sent = SentOnce.before(known(null, candidate, portfolio, resume));

        assertThat(sent.inDoubt(files.sort())).extracting(JarviFile::fileName).containsExactly("cv.pdf");
        assertThat(sent.unsent(files.sort())).extracting(JarviFile::fileName).containsExactly("p.pdf");
    }

    @Test
    void whatWasLostAfterwardsIsInDoubtBesideWhatWasLostBefore() throws IOException {
        Document resume = kept(Kind.RESUME, "a.pdf", THREE_MB, '1');
        Document other = kept(Kind.RESUME, "b.pdf", 1_000_000, '2');
        Delivery first = first(resume, other);
        Delivery second = lost(first);
        Delivery third = lost(second);

        assertThat(names(body(first), "resumesFiles")).containsExactly("a.pdf");
        assertThat(names(body(second), "resumesFiles")).containsExactly("b.pdf");
        assertThat(body(third).isEmpty()).isTrue();
        assertThat(SentOnce.before(third).inDoubt(files.sort())).hasSize(2);
    }

    @Test
    void onlyWhatLeftHasArrivedWithACreationThatTurnsOutToBeThere() throws IOException {
        Delivery lost =
                lost(first(kept(Kind.RESUME, "a.pdf", THREE_MB, '1'), kept(Kind.PORTFOLIO, "b.pdf", 1_500_000, '2')));

        Delivery found = lost.knownAs("profile-1")
                .remembering(SentOnce.before(lost).andArrived(files.sort()).json());

        assertThat(SentOnce.before(found).inDoubt(files.sort())).isEmpty();
        assertThat(names(body(found), "files")).containsExactly("b.pdf");
        assertThat(body(found).has("resumesFiles")).isFalse();
    }

    @Test
    void whatHadNoRoomGoesAfterACreationThatWasKilledAndTurnsOutToBeThere() throws Exception {
        Candidate candidate =
                with(kept(Kind.RESUME, "a.pdf", THREE_MB, '1'), kept(Kind.PORTFOLIO, "b.pdf", 1_500_000, '2'));
        Delivery killed = new Delivery(
                "jarvi", candidate, null, MissingNode.getInstance(), new Doubt(Instant.EPOCH, List.of(candidate)));
        JsonNode listed = MAPPER.readTree("{\"data\":[{\"externalId\":\"c-1\",\"id\":\"profile-1\"}]}");

        Delivery found = new JarviLookup(null, files, Clock.systemUTC())
                .read(new Answer("jarvi", 200, listed, Optional.empty()), killed);

        assertThat(found.uncertain()).isFalse();
        assertThat(names(body(found), "files")).containsExactly("b.pdf");
        assertThat(body(found).has("resumesFiles")).isFalse();
    }

    @Test
    void leavesWhatNoRequestHasRoomFor() throws IOException {
        Delivery delivery = first(kept(Kind.RESUME, "cv.pdf", 7_000_000, '1'));

        assertThat(body(delivery).isEmpty()).isTrue();
        assertThat(remarks(delivery))
                .containsExactly("Not sent: 1 document of kind resume (application/pdf, 7,000,000 bytes);"
                        + " jarvi takes up to 3,375,000 bytes");
    }

    @Test
    void countsTheRestOfTheCandidate() throws IOException {
        Document resume = kept(Kind.RESUME, "cv.pdf", 3_300_000, '1');
        Candidate candidate = CandidateCheck.fromCanonical(
                        "{\"externalId\":\"c-1\",\"notes\":[{\"content\":\"" + "n".repeat(200_000) + "\"}]}")
                .withDocuments(List.of(resume));

        assertThat(body(Delivery.first("jarvi", candidate)).has("resumesFiles")).isFalse();
        assertThat(body(first(resume)).has("resumesFiles")).isTrue();
    }

    @Test
    void knowsWhatAnEarlierVersionHasDelivered() throws IOException {
        Document resume = kept(Kind.RESUME, "cv.pdf", 1000, '1');
        byte[] content = documents.open(resume.content().sha256()).readAllBytes();
        String former = Additions.hash("resume\0cv.pdf\0" + Base64.getEncoder().encodeToString(content));
        String memory = "{\"files\":[\"" + former + "\"]}";

        assertThat(body(known(memory, null, resume)).isEmpty()).isTrue();
        assertThat(body(known(memory, null, kept(Kind.RESUME, "cv.pdf", 1000, '2')))
                        .has("resumesFiles"))
                .isTrue();
    }

    @Test
    void theSameContentIsTheSameHoweverItCame() throws IOException {
        Document resume = kept(Kind.RESUME, "cv.pdf", 1000, '1');
        String base64 = Base64.getMimeEncoder()
                .encodeToString(documents.open(resume.content().sha256()).readAllBytes());
        Document inline = new Document(Kind.RESUME, "cv.pdf", null, base64, null, null);
        String memory = SentOnce.before(first(inline)).and(files.sort()).memory();

        assertThat(body(known(memory, null, resume)).isEmpty()).isTrue();
    }

    private JsonNode body(Delivery delivery) {
        Body body = Body.empty();
        files.put(body, delivery);
        return body.json();
    }

    /** The delivery as it is after a request of it got no answer. */
    private Delivery lost(Delivery delivery) {
        Cargo cargo = SentOnce.before(delivery).cargo(files.sort());
        return new Delivery(
                "jarvi",
                delivery.candidate(),
                delivery.vendorId(),
                delivery.memory(),
                new Doubt(
                        Instant.EPOCH,
                        List.of(delivery.candidate()),
                        cargo.before().deepCopy().add(cargo.leaving())));
    }

    private List<String> remarks(Delivery delivery) {
        Remarks remarks = Remarks.none();
        files.remark(delivery, remarks);
        return remarks.list();
    }

    private static List<String> names(JsonNode body, String field) {
        return body.path(field).findValuesAsText("fileName");
    }

    private Document kept(Kind kind, String name, int size, char filling) throws IOException {
        byte[] content = ("%PDF-1.4\n" + String.valueOf(filling).repeat(size - 9)).getBytes(StandardCharsets.US_ASCII);
        return new Document(kind, name, null, null, null, null)
                .kept(documents.keep(new ByteArrayInputStream(content), name, size));
    }

    private static Candidate with(Document... documents) {
        return CandidateCheck.fromCanonical("{\"externalId\":\"c-1\"}").withDocuments(List.of(documents));
    }

    private static Delivery first(Document... documents) {
        return Delivery.first("jarvi", with(documents));
    }

    private static Delivery known(String memory, Candidate doubted, Document... documents) throws IOException {
        return new Delivery(
                "jarvi",
                with(documents),
                "profile-1",
                memory == null ? MissingNode.getInstance() : new JsonMapper().readTree(memory),
                doubted == null ? null : new Doubt(Instant.EPOCH, List.of(doubted)));
    }
}
