package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.candidate.CandidateCheck;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SentOnceTest {

    private static final JsonMapper MAPPER = new JsonMapper();

    @Test
    void sendsEverythingAtFirst() {
        assertThat(unsent(null, "one", "two")).containsExactly("one", "two");
    }

    @Test
    void sendsOnlyWhatIsNewLater() {
        String memory = delivered(null, "one", "two");

        assertThat(unsent(memory, "two", "three", "one")).containsExactly("three");
    }

    @Test
    void remembersWhatTheCandidateNoLongerHas() {
        String memory = delivered(delivered(null, "one"), "two");

        assertThat(unsent(memory, "one", "two", "three")).containsExactly("three");
    }

    @Test
    void remembersNothingOfNothing() {
        assertThat(delivered(null)).isNull();
    }

    @Test
    void keepsWhatElseIsRemembered() throws JsonProcessingException {
        String memory = SentOnce.before(knowing("{\"status\":\"created\",\"files\":[\"00\"]}"))
                .with("status", "updated")
                .and("notes", List.of("one"), Function.identity())
                .memory();

        assertThat(MAPPER.readTree(memory).path("status").asText()).isEqualTo("updated");
        assertThat(MAPPER.readTree(memory).path("files")).hasSize(1);
    }

    private static List<String> unsent(String memory, String... notes) {
        return SentOnce.before(knowing(memory)).unsent("notes", List.of(notes), Function.identity());
    }

    private static String delivered(String memory, String... notes) {
        return SentOnce.before(knowing(memory))
                .and("notes", List.of(notes), Function.identity())
                .memory();
    }

    private static Delivery knowing(String memory) {
        try {
            JsonNode known = memory == null ? MissingNode.getInstance() : MAPPER.readTree(memory);
            return new Delivery("acme", CandidateCheck.fromCanonical("{\"externalId\":\"c-1\"}"), null, known, null);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
