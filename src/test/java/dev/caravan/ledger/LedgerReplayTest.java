package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sending many deliveries again by hand. */
class LedgerReplayTest {

    private static final DeliveryFilter ENDED = states(State.REJECTED, State.DEAD);

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    private Operations operations;

    @BeforeEach
    void open() {
        operations = house.ledger.operations();
    }

    @Test
    void whatIsDeadOrRejectedIsDueAgainAndItsFailuresStartAnew() throws Exception {
        end("ada", "jarvi", State.DEAD, "no answer");
        end("bob", "jarvi", State.REJECTED, "no e-mail");

        Replayed replayed = operations.replay(ENDED, null, "all=true");

        assertThat(replayed.replayed()).isEqualTo(2);
        assertThat(replayed.byVendor()).isEqualTo(Map.of("jarvi", Map.of("dead", 1L, "rejected", 1L)));
        assertThat(house.delivery("ada", "jarvi").problem()).isNull();
        assertThat(house.claim("jarvi")).hasSize(2).allSatisfy(claim -> {
            assertThat(claim.failures()).isZero();
            assertThat(claim.failingSince()).isNull();
        });
    }

    @Test
    void aReplayIsSeenAmongTheAttemptsAndDoesNotCountAsOne() throws Exception {
        end("ada", "jarvi", State.DEAD, "no answer");

        operations.replay(ENDED, null, "all=true");

        AttemptView newest = house.ledger.attempts("ada", 10).get(0);
        assertThat(newest.outcome()).isEqualTo("replayed");
        assertThat(newest.requests()).isZero();
        assertThat(newest.problem()).contains("it was dead: no answer");
        assertThat(house.delivery("ada", "jarvi").attempts()).isEqualTo(1);
    }

    @Test
    void aReplayStandsInTheAuditTrailWithItsFilterAndItsCount() throws Exception {
        end("ada", "jarvi", State.DEAD, "no answer");

        operations.replay(ENDED, null, "state=dead");

        assertThat(operations.audit(Long.MAX_VALUE, 10)).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("replay");
            assertThat(entry.detail()).isEqualTo("state=dead");
            assertThat(entry.deliveries()).isEqualTo(1);
            assertThat(entry.endedAt()).isEqualTo(house.clock.instant());
        });
    }

    @Test
    void aDryRunCountsAndChangesNothing() throws Exception {
        end("ada", "jarvi", State.DEAD, "no answer");
        end("ada", "merge", State.REJECTED, "no e-mail");

        Replayed counted = operations.wouldReplay(ENDED, null);

        assertThat(counted.dryRun()).isTrue();
        assertThat(counted.byVendor()).isEqualTo(Map.of("jarvi", Map.of("dead", 1L), "merge", Map.of("rejected", 1L)));
        assertThat(house.claim("jarvi")).isEmpty();
        assertThat(operations.audit(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void whatWaitsForItsRetryIsDueNowWhenThatIsAskedFor() {
        house.accept("ada", "Analyst", "jarvi");
        Instant later = house.clock.instant().plusSeconds(600);
        house.settle(Settlement.failed(
                house.claimOne("jarvi"),
                later,
                Certainty.IN_DOUBT,
                house.clock.instant(),
                "no answer",
                house.attempt("uncertain")));
        assertThat(operations.replay(ENDED, null, "all=true").replayed()).isZero();
        assertThat(house.claim("jarvi")).isEmpty();

        operations.replay(states(State.WAITING), null, "state=waiting");

        Claim claim = house.claimOne("jarvi");
        assertThat(claim.failures()).isZero();
        assertThat(claim.uncertain()).as("the doubt stays").isTrue();
        house.settle(Settlement.delivered(claim, "p1", null, house.attempt("delivered")));
        house.clock.advance(Duration.ofHours(1));
        assertThat(house.claim("jarvi")).as("the retry that was pending").isEmpty();
    }

    @Test
    void whatIsBeingSentOrDeliveredCannotBeMeant() {
        assertThatThrownBy(() -> operations.replay(states(State.SENDING), null, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> operations.replay(states(State.DELIVERED, State.DEAD), null, ""))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> operations.replay(states(), null, "")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aWithdrawnDeliveryIsLeftAloneAndCounted() throws Exception {
        end("ada", "jarvi", State.DEAD, "no answer");
        house.ledger
                .accept(List.of(LedgerFixture.meantFor("ada", "Engineer", "merge")))
                .join();

        Replayed replayed = operations.replay(ENDED, null, "all=true");

        assertThat(replayed.replayed()).isZero();
        assertThat(replayed.withdrawn()).isEqualTo(1);
        assertThat(house.claim("jarvi")).isEmpty();
        assertThat(house.delivery("ada", "jarvi").withdrawn()).isTrue();
    }

    @Test
    void aPaceSpreadsWhatIsDueForEachVendor() throws Exception {
        for (int i = 0; i < 10; i++) {
            end("c" + i, "jarvi", State.DEAD, "no answer");
            end("c" + i, "merge", State.DEAD, "no answer");
        }

        Replayed replayed = operations.replay(ENDED, 2, "all=true&perMinute=2");

        assertThat(replayed.lastDueAt()).isEqualTo(house.clock.instant().plusSeconds(9 * 30));
        for (int turn = 0; turn < 10; turn++) {
            house.claim("jarvi").forEach(this::deliver);
            house.claim("merge").forEach(this::deliver);
            assertThat(house.count("select count(*) from delivery where state = 'delivered'"))
                    .isEqualTo(2 * (turn + 1));
            house.clock.advance(Duration.ofSeconds(30));
        }
    }

    @Test
    void onlyWhatTheFilterMeansIsReplayed() throws Exception {
        end("old", "jarvi", State.DEAD, "No Answer within 30 s");
        house.clock.advance(Duration.ofHours(3));
        end("young", "jarvi", State.DEAD, "no answer within 30 s");
        end("other", "jarvi", State.DEAD, "unknown host");
        end("elsewhere", "merge", State.DEAD, "no answer within 30 s");
        Instant anHourAgo = house.clock.instant().minus(Duration.ofHours(1));

        operations.replay(
                new DeliveryFilter(List.of("jarvi"), Set.of(State.DEAD), "nO aNSWER", anHourAgo, null), null, "");
        assertThat(house.claim("jarvi")).extracting(Claim::externalId).containsExactly("old");

        operations.replay(
                new DeliveryFilter(List.of("jarvi"), Set.of(State.DEAD), "no answer", null, anHourAgo), null, "");
        assertThat(house.claim("jarvi")).extracting(Claim::externalId).containsExactly("young");
        assertThat(house.claim("merge")).isEmpty();
    }

    @Test
    void thousandsAreReplayedOnceEachAndTheirVendorIsWoken() throws Exception {
        int count = 1777;
        house.ledger
                .accept(IntStream.range(0, count)
                        .mapToObj(i -> LedgerFixture.addressed("c" + i, "Analyst", "jarvi"))
                        .toList())
                .join();
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("update delivery set state = 'dead', due_at = null where id % 2 = 0");
        }
        List<String> woken = new ArrayList<>();
        house.ledger.onDue("jarvi", () -> woken.add("jarvi"));

        Replayed replayed = operations.replay(states(State.WAITING, State.REJECTED, State.DEAD), null, "all=true");

        assertThat(replayed.replayed()).isEqualTo(count);
        assertThat(house.count("select count(*) from attempt where outcome = 'replayed'"))
                .isEqualTo(count);
        assertThat(operations.audit(Long.MAX_VALUE, 1).get(0).deliveries()).isEqualTo(count);
        assertThat(woken).isNotEmpty();
        Set<String> claimed = new HashSet<>();
        house.ledger
                .claim("jarvi", 2000, LedgerFixture.LEASE, Map.of())
                .join()
                .claims()
                .forEach(claim -> claimed.add(claim.externalId()));
        assertThat(claimed).hasSize(count);
    }

    @Test
    void aReplayThatWasBrokenOffSaysHowFarItCame() throws Exception {
        end("ada", "jarvi", State.DEAD, "no answer");
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create trigger full before insert on attempt begin select raise(abort, 'full'); end");
            assertThatThrownBy(() -> operations.replay(ENDED, null, "all=true"))
                    .isInstanceOf(LedgerUnavailableException.class);
            statement.execute("drop trigger full");
        }

        AuditEntry entry = operations.audit(Long.MAX_VALUE, 1).get(0);
        assertThat(entry.deliveries()).isZero();
        assertThat(entry.endedAt()).isNull();
        assertThat(house.delivery("ada", "jarvi").state()).isEqualTo(State.DEAD);
        assertThat(operations.replay(ENDED, null, "all=true").replayed()).isEqualTo(1);
    }

    private void end(String externalId, String vendor, State state, String problem) {
        house.accept(externalId, "Analyst", vendor);
        house.settle(Settlement.ended(
                house.claimOne(vendor), state, Certainty.AS_BEFORE, null, problem, house.attempt("retry")));
    }

    private void deliver(Claim claim) {
        house.settle(Settlement.delivered(claim, "p", null, house.attempt("delivered")));
    }

    private static DeliveryFilter states(State... states) {
        return new DeliveryFilter(List.of(), List.of(states), null, null, null);
    }
}
