package dev.caravan.vendor.jarvi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentsOfTests;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What depends on the configuration; everything else is a fixture. */
class JarviProfileTest {

    private static final String CONFIGURED = "713a8005-e54d-4ee3-b6a4-89b27167dde6";
    private static final String GIVEN = "2788baea-1119-46d9-8e60-af9d6a1268e1";

    private final JarviProfile profile = new JarviProfile(
            new JarviFiles(DocumentsOfTests.fitting(), DocumentsOfTests.texts()), Optional.of(CONFIGURED));

    @Test
    void joinsTheConfiguredProject() {
        assertThat(projectId("{\"externalId\":\"c-1\"}")).isEqualTo(CONFIGURED);
    }

    @Test
    void prefersTheProjectThatTheSenderGave() {
        assertThat(projectId("{\"externalId\":\"c-1\",\"vendors\":{\"jarvi\":{\"projectId\":\"" + GIVEN + "\"}}}"))
                .isEqualTo(GIVEN);
    }

    private String projectId(String candidate) {
        return profile.from(Delivery.first("jarvi", CandidateCheck.fromCanonical(candidate)))
                .path("projectId")
                .textValue();
    }
}
