package dev.caravan.vendor.collective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.contract.Contract;
import dev.caravan.contract.Operation;
import dev.caravan.delivery.Additions;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentsOfTests;
import dev.caravan.delivery.RejectedException;
import dev.caravan.delivery.SentOnce;
import dev.caravan.schema.Violation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is too big for a fixture, or depends on the configuration; everything else is a fixture. */
class CollectiveTalentTest {

    private static final int PAYLOAD_AT_MOST = 10_000_000;

    private final Operation operation = Contract.read(Path.of("routes/vendors/collective/collective.openapi.yaml"))
            .operation("importTalent");

    @Test
    void sendsAResumeThatFitsIntoThePayload() {
        assertThat(violations(PAYLOAD_AT_MOST - 10_000)).isEmpty();
    }

    @Test
    void sendsNoResumeThatCannotFitIntoThePayload() {
        assertThatThrownBy(() -> violations(PAYLOAD_AT_MOST))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("kind resume (application/octet-stream, 7,500,000 bytes)")
                .hasMessageContaining("collective takes up to");
    }

    @Test
    void sendsEveryNoteEachTimeWhenToldTo() {
        Candidate candidate = CandidateCheck.fromCanonical("""
                {"externalId":"c-1","linkedinUrl":"https://www.linkedin.com/in/ada","notes":[{"content":"Strong."}]}""");
        String memory = SentOnce.before(Delivery.first("collective", candidate))
                .and(Additions.NOTES)
                .memory();
        Delivery update = new Delivery("collective", candidate, "user-1", json(memory), null);

        assertThat(talent(false).from(update).path("notes")).isEmpty();
        assertThat(talent(true).from(update).path("notes")).hasSize(1);
    }

    private static CollectiveTalent talent(boolean everyNoteEachTime) {
        return new CollectiveTalent(
                new CollectiveNotesOnce(everyNoteEachTime),
                new CollectiveDocuments(DocumentsOfTests.fitting(), DocumentsOfTests.texts()));
    }

    private static JsonNode json(String text) {
        try {
            return new JsonMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<Violation> violations(int length) {
        String candidate = "{\"externalId\":\"c-1\",\"documents\":[{\"kind\":\"resume\",\"data\":\""
                + "A".repeat(length) + "\"}]}";
        return operation.violations(
                talent(false).from(Delivery.first("collective", CandidateCheck.fromCanonical(candidate))));
    }
}
