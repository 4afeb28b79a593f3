package dev.caravan.vendor.welcomekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DocumentsOfTests;
import dev.caravan.delivery.RejectedException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What depends on the configuration; the rest is in the fixtures. */
class WelcomekitCandidateTest {

    @ParameterizedTest
    @CsvSource({"org-1,, jobReference", ", job-1, organizationReference", ",, organizationReference"})
    void rejectsACreationWithoutAJob(String organization, String job, String missing) {
        WelcomekitCandidate candidate = configured(organization, job, null);

        assertThatThrownBy(() -> candidate.toCreate(delivery("{}")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("vendors.welcomekit.reference")
                .hasMessageContaining("caravan.welcomekit.job-reference")
                .hasMessageContaining("Missing is " + missing);
    }

    @Test
    void createsForTheGivenJobBeforeTheConfiguredOne() {
        JsonNode body =
                configured("org-1", "job-1", 1).toCreate(delivery("{\"jobReference\":\"job-2\",\"jobStageId\":2}"));

        assertThat(body.path("organization_reference").asText()).isEqualTo("org-1");
        assertThat(body.path("job_reference").asText()).isEqualTo("job-2");
        assertThat(body.path("job_stage_id").asInt()).isEqualTo(2);
    }

    @Test
    void entersTheConfiguredStageOnceAndDoesNotGoBackThere() {
        WelcomekitCandidate candidate = configured("org-1", "job-1", 14600);

        assertThat(candidate.toCreate(delivery("{}")).path("job_stage_id").intValue())
                .isEqualTo(14600);
        assertThat(candidate.toUpdate(delivery("{\"reference\":\"wttj-1\"}")).has("job_stage_id"))
                .isFalse();
    }

    private static WelcomekitCandidate configured(String organization, String job, Integer stage) {
        return new WelcomekitCandidate(
                new WelcomekitDocuments(DocumentsOfTests.fitting(), DocumentsOfTests.texts()),
                Optional.ofNullable(organization),
                Optional.ofNullable(job),
                Optional.ofNullable(stage));
    }

    private static Delivery delivery(String own) {
        String candidate = "{\"externalId\":\"cand-001\",\"vendors\":{\"welcomekit\":" + own + "}}";
        return Delivery.first("welcomekit", CandidateCheck.fromCanonical(candidate));
    }
}
