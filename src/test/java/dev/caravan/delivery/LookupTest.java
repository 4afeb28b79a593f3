package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.MissingNode;
import dev.caravan.SettableClock;
import dev.caravan.candidate.Candidate;
import dev.caravan.candidate.CandidateCheck;
import dev.caravan.delivery.Delivery.Doubt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookupTest {

    private static final Duration SETTLES = Duration.ofSeconds(10);

    private final SettableClock clock = new SettableClock();
    private final Map<String, String> owners = new HashMap<>();
    private final Lookup lookup = new Lookup(vendor -> SETTLES, (vendor, id) -> owners.get(id), clock);
    private Instant since;
    private Lookup asked;

    @BeforeEach
    void doubtBegins() {
        since = clock.instant();
    }

    @Test
    void oneFoundIsTheCandidateAndWhatItBroughtIsStillInDoubt() {
        Delivery settled = lookup.settle(found("v-1"), doubted("c-1"));

        assertThat(settled.vendorId()).isEqualTo("v-1");
        assertThat(settled.uncertain()).isTrue();
    }

    @Test
    void aLedgerThatIsSlowForOneHoldsUpNobodyElse() {
        List<Delivery> others = new ArrayList<>();
        Lookup slow = new Lookup(
                vendor -> SETTLES,
                (vendor, id) -> {
                    if (id.equals("v-1")) {
                        others.add(CompletableFuture.supplyAsync(() -> settled("v-2", "c-2"))
                                .orTimeout(20, TimeUnit.SECONDS)
                                .join());
                    }
                    return null;
                },
                clock);
        asked = slow;

        assertThat(settled("v-1", "c-1").vendorId()).isEqualTo("v-1");
        assertThat(others).singleElement().satisfies(other -> assertThat(other.vendorId())
                .isEqualTo("v-2"));
    }

    private Delivery settled(String id, String externalId) {
        return asked.settle(found(id), doubted(externalId));
    }

    @Test
    void noneFoundIsTooEarlyToTellUntilTheVendorMustListIt() {
        clock.advance(SETTLES.minusMillis(1));

        OutcomeException early =
                catchThrowableOfType(OutcomeException.class, () -> lookup.settle(found(), doubted("c-1")));

        assertThat(early.outcome()).isInstanceOfSatisfying(Outcome.Later.class, later -> {
            assertThat(later.time()).isEqualTo(since.plus(SETTLES));
            assertThat(later.problem()).contains("acme does not list the candidate");
        });
    }

    @Test
    void noneFoundThenMeansThatNothingTookEffect() {
        clock.advance(SETTLES);

        Delivery settled = lookup.settle(found(), doubted("c-1"));

        assertThat(settled.uncertain()).isFalse();
        assertThat(settled.vendorId()).isNull();
    }

    @Test
    void severalAreForAPersonToDecideWithBothChoicesAtHand() {
        assertThatThrownBy(() -> lookup.settle(found("v-1", "v-2"), doubted("c/1")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("candidate c/1")
                .hasMessageContaining("2 of those that it lists could be the candidate: v-1, v-2")
                .hasMessageContaining("POST /api/candidates/c%2F1/vendors/acme/replay?vendorId=<id>")
                .hasMessageContaining("POST /api/candidates/c%2F1/vendors/acme/replay?anew=true");
    }

    @Test
    void severalThatWereLookedForWithoutADoubtSpeakOfNone() {
        assertThatThrownBy(
                        () -> lookup.settle(found("v-1", "v-2"), doubted("c-1").certain()))
                .hasMessageContaining("candidate c-1 was looked for at acme, and 2 of those")
                .hasMessageNotContaining("lost");
    }

    @Test
    void aSearchThatWasGivenUpIsForAPersonEvenWhenOneWasFound() {
        Search search = Search.of(List.of("q"));
        for (int page = 0; page < 10; page++) {
            assertThat(search.isOpen()).isTrue();
            search = search.with(List.of("v-1"), "q&page=" + page);
        }
        Search endless = search;

        assertThat(endless.isOpen()).isFalse();
        assertThatThrownBy(() -> lookup.settle(endless, doubted("c-1")))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("1 of those that it lists could be the candidate, and the list goes on: v-1");
    }

    @Test
    void manyAreNotAllNamed() {
        String[] ids =
                java.util.stream.IntStream.range(0, 30).mapToObj(i -> "v-" + i).toArray(String[]::new);

        assertThatThrownBy(() -> lookup.settle(found(ids), doubted("c-1")))
                .hasMessageContaining("v-19, …")
                .hasMessageNotContaining("v-20");
    }

    @Test
    void whatIsKnownToBeAnotherCandidatesDoesNotCount() {
        owners.put("v-1", "c-2");

        assertThat(lookup.settle(found("v-1", "v-2"), doubted("c-1")).vendorId())
                .isEqualTo("v-2");
    }

    @Test
    void whatIsKnownToBeItsOwnCounts() {
        owners.put("v-1", "c-1");

        assertThat(lookup.settle(found("v-1"), doubted("c-1")).vendorId()).isEqualTo("v-1");
    }

    @Test
    void twoCandidatesDoNotFindTheSameBeforeTheLedgerKnows() {
        clock.advance(SETTLES);

        assertThat(lookup.settle(found("v-1"), doubted("c-1")).vendorId()).isEqualTo("v-1");
        assertThat(lookup.settle(found("v-1"), doubted("c-2")).uncertain()).isFalse();
        assertThat(lookup.settle(found("v-1"), doubted("c-1")).vendorId()).isEqualTo("v-1");
    }

    @Test
    void severalThatWerePutBeforeAPersonAreNobodysYet() {
        assertThatThrownBy(() -> lookup.settle(found("v-1", "v-2"), doubted("c-1")))
                .isInstanceOf(RejectedException.class);

        assertThatThrownBy(() -> lookup.settle(found("v-1", "v-2"), doubted("c-2")))
                .isInstanceOf(RejectedException.class);
    }

    @Test
    void aSearchAsksOneQuestionAfterTheOtherAndFindsEachOnce() {
        Search search = Search.of(List.of("a", "b"));
        assertThat(search.query()).isEqualTo("a");
        search = search.with(List.of("v-1"), "a&page=2");
        assertThat(search.query()).isEqualTo("a&page=2");
        search = search.with(List.of("v-1"));
        assertThat(search.query()).isEqualTo("b");
        search = search.with(List.of("v-2"));

        assertThat(search.isOpen()).isFalse();
        assertThat(search.isIncomplete()).isFalse();
        assertThat(search.found()).containsExactly("v-1", "v-2");
    }

    private static Search found(String... ids) {
        return Search.of(List.of("q")).with(List.of(ids));
    }

    private Delivery doubted(String externalId) {
        Candidate candidate = CandidateCheck.fromCanonical("{\"externalId\":\"" + externalId + "\"}");
        return new Delivery("acme", candidate, null, MissingNode.getInstance(), new Doubt(since, List.of(candidate)));
    }
}
