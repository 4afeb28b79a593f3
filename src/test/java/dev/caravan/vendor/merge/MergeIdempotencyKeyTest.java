package dev.caravan.vendor.merge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.delivery.Delivery;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MergeIdempotencyKeyTest {

    private final MergeIdempotencyKey key = new MergeIdempotencyKey();

    @Test
    void isTheSameForTheSameContentInAnyProcess() {
        String made = key.of(delivery("cand-001"), bytes("{}"));

        assertThat(made)
                .isEqualTo("bb151acc-1618-85a5-8c65-2bd739df4876")
                .satisfies(it -> assertThat(UUID.fromString(it).version()).isEqualTo(8));
    }

    @Test
    void differsForAnotherBodyAndForAnotherCandidate() {
        String made = key.of(delivery("cand-001"), bytes("{\"a\":1}"));

        assertThat(key.of(delivery("cand-001"), bytes("{\"a\":2}"))).isNotEqualTo(made);
        assertThat(key.of(delivery("cand-002"), bytes("{\"a\":1}"))).isNotEqualTo(made);
    }

    @Test
    void differsForWhatIsSentAnewAndIsTheSameForEachRetryOfThat() {
        Delivery delivery = delivery("cand-001");
        Delivery anew =
                delivery.remembering(JsonNodeFactory.instance.objectNode().put("anew", 1_700_000_000_000L));
        Delivery again =
                delivery.remembering(JsonNodeFactory.instance.objectNode().put("anew", 1_700_000_000_001L));

        String made = key.of(anew, bytes("{}"));

        assertThat(made).isNotEqualTo(key.of(delivery, bytes("{}"))).isNotEqualTo(key.of(again, bytes("{}")));
        assertThat(key.of(anew, bytes("{}"))).isEqualTo(made);
    }

    private static Delivery delivery(String externalId) {
        return Delivery.first("merge", CandidateCheck.fromCanonical("{\"externalId\":\"" + externalId + "\"}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
