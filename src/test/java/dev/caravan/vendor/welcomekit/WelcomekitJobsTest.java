package dev.caravan.vendor.welcomekit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Delivery.Doubt;
import dev.caravan.delivery.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** By which jobs a creation is asked for whose answer got lost, when the configuration changes. */
class WelcomekitJobsTest {

    private static final Candidate ADA = candidate("{}");

    @Test
    void asksByEachJobThatACreationWentOutWith() {
        Delivery first = configured("one").remembered(Delivery.first("welcomekit", ADA));
        Delivery second = configured("two").remembered(doubted(first, ADA));

        assertThat(configured("three").of(ADA, second)).containsExactly("one", "two", "three");
        assertThat(configured("two").of(ADA, second)).containsExactly("one", "two");
        assertThat(configured(null).of(ADA, second)).containsExactly("one", "two");
    }

    @Test
    void forgetsTheJobOfACreationThatDidNotTakeEffect() {
        Delivery first = configured("one").remembered(Delivery.first("welcomekit", ADA));
        Delivery second = configured("two").remembered(first.certain());

        assertThat(configured("two").of(ADA, second)).containsExactly("two");
    }

    @Test
    void theCandidatesOwnJobIsTheOnlyOne() {
        Candidate own = candidate("{\"jobReference\":\"own\"}");
        Delivery before = configured("one").remembered(Delivery.first("welcomekit", ADA));

        assertThat(configured("two").of(own, before)).containsExactly("own");
    }

    @Test
    void withoutAnyJobItIsForAPersonAndNotTakenForNotCreated() {
        WelcomekitLookup lookup = new WelcomekitLookup(null, configured(null));

        assertThatThrownBy(() -> lookup.search(doubted(Delivery.first("welcomekit", ADA), ADA)))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("the job that it was created for is not known any more")
                .hasMessageContaining("anew=true");
    }

    private static WelcomekitJobs configured(String job) {
        return new WelcomekitJobs(Optional.ofNullable(job));
    }

    private static Delivery doubted(Delivery delivery, Candidate content) {
        return new Delivery(
                "welcomekit",
                delivery.candidate(),
                null,
                delivery.memory(),
                new Doubt(Instant.EPOCH, List.of(content)));
    }

    private static Candidate candidate(String own) {
        return CandidateCheck.fromCanonical("{\"externalId\":\"cand-001\",\"emails\":[\"ada@example.org\"],"
                + "\"vendors\":{\"welcomekit\":" + own + "}}");
    }
}
