package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerLeaseTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void aLeasedDeliveryIsNobodyElses() {
        house.accept("ada", "Analyst", "jarvi");
        house.claimOne("jarvi");

        assertThat(house.claim("jarvi")).isEmpty();
        assertThat(house.delivery("ada", "jarvi").state()).isEqualTo(State.SENDING);
    }

    @Test
    void aLeaseThatRanOutMakesTheDeliveryDueAndUncertainAndLeavesATrace() {
        house.accept("ada", "Analyst", "jarvi");
        Claim lost = house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE);

        Claim again = house.claimOne("jarvi");

        assertThat(again.uncertain()).isTrue();
        assertThat(again.fence()).isGreaterThan(lost.fence());
        assertThat(house.ledger.attempts("ada", 10))
                .extracting(AttemptView::outcome)
                .containsExactly("uncertain");
    }

    @Test
    void aCommitWithAnOldFencingTokenChangesNothing() {
        house.accept("ada", "Analyst", "jarvi");
        Claim lost = house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE);
        Claim again = house.claimOne("jarvi");

        house.settle(Settlement.delivered(lost, "stale", null, house.attempt("delivered")));

        DeliveryView still = house.delivery("ada", "jarvi");
        assertThat(still.state()).isEqualTo(State.SENDING);
        assertThat(still.vendorId()).isNull();
        assertThat(still.attempts()).isZero();

        house.settle(Settlement.delivered(again, "p1", null, house.attempt("delivered")));
        assertThat(house.delivery("ada", "jarvi").vendorId()).isEqualTo("p1");
    }

    @Test
    void theSameOutcomeTwiceCountsOnce() {
        house.accept("ada", "Analyst", "jarvi");
        Settlement delivered = Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered"));

        house.settle(delivered);
        house.settle(delivered);

        assertThat(house.delivery("ada", "jarvi").attempts()).isEqualTo(1);
        assertThat(house.ledger.attempts("ada", 10)).hasSize(1);
    }

    @Test
    void aRetryIsDueAtItsTimeAndNotBefore() {
        house.accept("ada", "Analyst", "jarvi");
        Claim claim = house.claimOne("jarvi");
        Instant later = house.clock.instant().plusSeconds(10);
        house.settle(Settlement.failed(
                claim, later, Certainty.AS_BEFORE, house.clock.instant(), "refused", house.attempt("retry")));

        assertThat(house.ledger
                        .claim("jarvi", 10, LedgerFixture.LEASE, Map.of())
                        .join()
                        .nextDue())
                .isEqualTo(later);
        assertThat(house.delivery("ada", "jarvi").nextAttemptAt()).isEqualTo(later);

        house.clock.advance(Duration.ofSeconds(10));
        Claim again = house.claimOne("jarvi");
        assertThat(again.failures()).isEqualTo(1);
        assertThat(again.uncertain()).isFalse();
    }

    @Test
    void aRevisionThatCameDuringTheAttemptIsSentAfterIt() {
        house.accept("ada", "Analyst", "jarvi");
        Claim first = house.claimOne("jarvi");
        house.accept("ada", "Engineer", "jarvi");
        assertThat(house.claim("jarvi")).as("one attempt at a time").isEmpty();

        house.settle(Settlement.delivered(first, "p1", null, house.attempt("delivered")));

        Claim second = house.claimOne("jarvi");
        assertThat(second.revision()).isEqualTo(2);
        assertThat(second.vendorId()).isEqualTo("p1");
        assertThat(house.delivery("ada", "jarvi").deliveredRevision()).isEqualTo(1);
    }

    @Test
    void aRefusalOfAnOvertakenRevisionDoesNotHoldTheNewerBack() {
        house.accept("ada", "Analyst", "jarvi");
        Claim first = house.claimOne("jarvi");
        house.accept("ada", "Engineer", "jarvi");

        house.settle(
                Settlement.ended(first, State.REJECTED, Certainty.AS_BEFORE, null, "no", house.attempt("rejected")));

        assertThat(house.claimOne("jarvi").revision()).isEqualTo(2);
    }

    @Test
    void theLongestDueIsClaimedFirstAndNoMoreThanAskedFor() {
        house.accept("first", "Analyst", "jarvi");
        house.clock.advance(Duration.ofSeconds(1));
        house.accept("second", "Analyst", "jarvi");
        house.clock.advance(Duration.ofSeconds(1));
        house.accept("third", "Analyst", "jarvi");

        List<Claim> two = house.ledger
                .claim("jarvi", 2, LedgerFixture.LEASE, Map.of())
                .join()
                .claims();

        assertThat(two).extracting(Claim::externalId).containsExactly("first", "second");
    }

    @Test
    void manyThreadsClaimEachDeliveryOnce() {
        house.ledger
                .accept(IntStream.range(0, 1000)
                        .mapToObj(i -> LedgerFixture.addressed("c" + i, "Analyst", "jarvi"))
                        .toList())
                .join();
        Set<String> claimed = ConcurrentHashMap.newKeySet();
        List<String> twice = new ArrayList<>();

        IntStream.range(0, 50).parallel().forEach(i -> house.ledger
                .claim("jarvi", 20, LedgerFixture.LEASE, Map.of())
                .join()
                .claims()
                .forEach(claim -> {
                    if (!claimed.add(claim.externalId())) {
                        twice.add(claim.externalId());
                    }
                }));

        assertThat(twice).isEmpty();
        assertThat(claimed).hasSize(1000);
    }

    @Test
    void aChangeThatFailsLeavesTheOthersOfItsTransactionAlone() {
        List<CompletableFuture<?>> changes = new ArrayList<>();
        house.accept("ada", "Analyst", "jarvi");
        for (int i = 0; i < 20; i++) {
            changes.add(house.ledger.accept(List.of(LedgerFixture.addressed("c" + i, "Analyst", "jarvi"))));
            changes.add(house.ledger.waitFor(new VendorWait("jarvi", null, null, null, 0, null)));
        }

        long failed = changes.stream()
                .filter(change -> change.handle((done, failure) -> failure).join() != null)
                .count();

        assertThat(failed).isEqualTo(20);
        assertThat(house.claim("jarvi")).hasSize(21);
    }

    @Test
    void aLedgerThatIsGoneSaysSoAndComesBack() throws Exception {
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter table candidate rename to hidden");
            assertThatThrownBy(() -> house.accept("ada", "Analyst", "jarvi"))
                    .hasCauseInstanceOf(LedgerUnavailableException.class)
                    .hasMessageContaining("nothing was changed");
            statement.execute("alter table hidden rename to candidate");
        }

        assertThat(house.accept("ada", "Analyst", "jarvi").revision()).isEqualTo(1);
    }

    @Test
    void aLedgerThatSomebodyElseLocksSaysSoAndComesBack() throws Exception {
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            assertThatThrownBy(() -> house.accept("ada", "Analyst", "jarvi"))
                    .hasCauseInstanceOf(LedgerUnavailableException.class);
            assertThatThrownBy(() -> house.ledger.probe().join()).hasCauseInstanceOf(LedgerUnavailableException.class);
            statement.execute("rollback");
        }

        assertThat(house.accept("ada", "Analyst", "jarvi").revision()).isEqualTo(1);
        house.ledger.probe().join();
    }

    @Test
    void anIdleLedgerLeavesTheDatabaseToOthers() throws Exception {
        house.accept("ada", "Analyst", "jarvi");

        try (var connection = house.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("begin immediate");
            statement.execute("rollback");
        }
    }

    @Test
    void aRenewedLeaseLastsFromNow() {
        house.accept("ada", "Analyst", "jarvi");
        Claim claim = house.claimOne("jarvi");
        house.clock.advance(Duration.ofSeconds(90));

        assertThat(house.ledger.renew(List.of(claim), LedgerFixture.LEASE).join())
                .containsExactly(claim.deliveryId());

        house.clock.advance(Duration.ofSeconds(90));
        assertThat(house.claim("jarvi")).isEmpty();
    }

    @Test
    void aLeaseThatIsSomebodyElsesIsNotRenewed() {
        house.accept("ada", "Analyst", "jarvi");
        Claim lost = house.claimOne("jarvi");
        house.clock.advance(LedgerFixture.LEASE);
        house.claimOne("jarvi");

        assertThat(house.ledger.renew(List.of(lost), LedgerFixture.LEASE).join())
                .isEmpty();
    }

    @Test
    void whatIsClaimedAtATimeFitsIntoMemory() {
        String long150K = "x".repeat(150_000);
        for (int i = 0; i < 120; i++) {
            house.ledger
                    .accept(List.of(LedgerFixture.withNotes("c" + i, long150K, "jarvi")))
                    .join();
        }

        Claims first =
                house.ledger.claim("jarvi", 128, LedgerFixture.LEASE, Map.of()).join();

        assertThat(first.claims().size()).isLessThan(120);
        assertThat(first.nextDue()).isBeforeOrEqualTo(house.clock.instant());
        assertThat(house.claim("jarvi").size()).isEqualTo(120 - first.claims().size());
    }

    @Test
    void noQueryOfTheHotPathScansATable() throws Exception {
        try (var connection = house.database.getConnection();
                var statement = connection.createStatement();
                var plan = statement.executeQuery(
                        "explain query plan select d.id from delivery d join candidate c on c.id = d.candidate_id"
                                + " where d.vendor = 'jarvi' and d.due_at <= 5 order by d.due_at limit 10")) {
            List<String> steps = new ArrayList<>();
            while (plan.next()) {
                steps.add(plan.getString("detail"));
            }
            assertThat(steps).noneMatch(step -> step.startsWith("SCAN") || step.contains("TEMP B-TREE"));
            assertThat(String.join(" ", steps)).contains("delivery_due");
        }
    }
}
