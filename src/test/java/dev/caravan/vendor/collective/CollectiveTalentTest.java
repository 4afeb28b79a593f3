package dev.caravan.vendor.collective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.contract.Contract;
import dev.caravan.contract.Operation;
import dev.caravan.delivery.Delivery;
import dev.caravan.schema.Violation;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is too big for a fixture; everything else is one. */
class CollectiveTalentTest {

    private static final int PAYLOAD_AT_MOST = 10 * 1024 * 1024;

    private final Operation operation = Contract.read(Path.of("routes/vendors/collective/collective.openapi.yaml"))
            .operation("importTalent");

    @Test
    void sendsAResumeThatFitsIntoThePayload() {
        assertThat(violations(PAYLOAD_AT_MOST - 4096)).isEmpty();
    }

    @Test
    void sendsNoResumeThatCannotFitIntoThePayload() {
        assertThat(violations(PAYLOAD_AT_MOST + 4)).singleElement().satisfies(violation -> {
            assertThat(violation.pointer()).isEqualTo("/resume");
            assertThat(violation.expected()).contains("at most 10485760 characters");
        });
    }

    private List<Violation> violations(int length) {
        String candidate = "{\"externalId\":\"c-1\",\"documents\":[{\"kind\":\"resume\",\"data\":\""
                + "A".repeat(length) + "\"}]}";
        return operation.violations(
                new CollectiveTalent().from(Delivery.first("collective", CandidateCheck.fromCanonical(candidate))));
    }
}
