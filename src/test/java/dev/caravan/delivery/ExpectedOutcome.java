package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** What a fixture says about the end. What it does not mention must not be there, except for the words of a problem. */
record ExpectedOutcome(
        String outcome,
        String vendorId,
        JsonNode memory,
        String problem,
        List<String> warnings,
        String holds,
        boolean later,
        String how,
        JsonNode learnt) {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final List<String> KEYS =
            List.of("outcome", "vendorId", "memory", "problem", "warnings", "holds", "later", "how", "learnt");

    static ExpectedOutcome of(Fixture fixture) {
        JsonNode json = fixture.outcome();
        json.fieldNames()
                .forEachRemaining(
                        name -> assertThat(KEYS).as("fields of outcome.json").contains(name));
        return new ExpectedOutcome(
                json.path("outcome").asText(),
                json.path("vendorId").textValue(),
                json.get("memory"),
                json.path("problem").asText(""),
                StreamSupport.stream(json.path("warnings").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList(),
                json.path("holds").textValue(),
                json.path("later").asBoolean(),
                json.path("how").textValue(),
                json.path("learnt"));
    }

    void hold(Outcome actual) throws Exception {
        assertThat(actual.word()).as("outcome, of %s", actual).isEqualTo(outcome);
        if (actual instanceof Outcome.Delivered delivered) {
            assertThat(delivered.vendorId()).as("vendorId").isEqualTo(vendorId);
            assertThat(delivered.memory() == null ? null : MAPPER.readTree(delivered.memory()))
                    .as("memory")
                    .isEqualTo(memory);
            holdWarnings(delivered.warnings());
        } else if (actual instanceof Outcome.Erased erased) {
            holdWarnings(erased.remarks());
        } else {
            assertThat(actual instanceof Outcome.Rejected rejected ? rejected.vendorId() : null)
                    .as("vendorId")
                    .isEqualTo(vendorId);
            assertThat(actual.problem()).as("problem").isNotBlank().contains(problem);
        }
        assertThat(actual instanceof Outcome.Erased erased ? erased.how() : null)
                .as("how it was erased")
                .isEqualTo(how);
        assertThat(actual instanceof Outcome.Later)
                .as("is looked at again later")
                .isEqualTo(later);
        assertThat(actual instanceof Outcome.Hold hold ? hold.cause().name().toLowerCase(Locale.ROOT) : null)
                .as("holds the whole vendor because of")
                .isEqualTo(holds);
    }

    private void holdWarnings(List<String> actual) {
        assertThat(actual).as("warnings").hasSameSizeAs(warnings);
        for (int i = 0; i < warnings.size(); i++) {
            assertThat(actual.get(i)).as("warning %s", i + 1).contains(warnings.get(i));
        }
    }

    /** What the ledger is told of the delivery beside the outcome, when the fixture says something of it. */
    void holdLearnt(Delivery delivery) {
        if (learnt.isMissingNode()) {
            return;
        }
        assertThat(delivery.vendorId())
                .as("vendorId that was learnt")
                .isEqualTo(learnt.path("vendorId").textValue());
        assertThat(delivery.memory()).as("memory that was learnt").isEqualTo(learnt.path("memory"));
        assertThat(delivery.uncertain())
                .as("something is still in doubt")
                .isEqualTo(learnt.path("uncertain").asBoolean());
    }
}
