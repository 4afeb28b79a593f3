package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.ledger.Acceptance.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is forgotten with time, and what is not. */
class LedgerRetentionTest {

    private static final Duration MONTH = Duration.ofDays(30);

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    @Test
    void oldAttemptsAreForgottenAndTheDeliveryIsNot() throws Exception {
        deliver(1300, "old");
        house.clock.advance(MONTH.plusSeconds(1));
        deliver(10, "young");

        attemptsOnly().prune();

        assertThat(house.count("select count(*) from attempt")).isEqualTo(10);
        assertThat(house.count("select count(*) from delivery")).isEqualTo(1310);
        assertThat(house.delivery("old0", "jarvi").attempts()).isEqualTo(1);
    }

    @Test
    void nothingIsForgottenBeforeItsTimeOrWhenThatIsOff() throws Exception {
        deliver(10, "c");
        house.clock.advance(MONTH);
        attemptsOnly().prune();
        assertThat(house.count("select count(*) from attempt")).isEqualTo(10);

        house.clock.advance(Duration.ofDays(1000));
        house.ledger
                .retention(new RetentionSettings(Optional.empty(), Optional.empty()))
                .prune();
        assertThat(house.count("select count(*) from attempt")).isEqualTo(10);
    }

    @Test
    void aCandidateThatEveryVendorHasIsForgottenWithAllThatHangsOnIt() throws Exception {
        house.accept("ada", "one", "jarvi");
        house.settle(Settlement.ended(
                house.claimOne("jarvi"), State.DEAD, Certainty.IN_DOUBT, null, "no answer", house.attempt("dead")));
        house.ledger.operations().replay("ada", "jarvi", new Ruling.ItIs("p7"));
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p7", null, house.attempt("delivered")));
        house.clock.advance(MONTH.plusDays(1).plusSeconds(1));

        candidates().prune();

        for (String table : List.of("candidate", "delivery", "attempt", "doubted_content")) {
            assertThat(house.count("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(house.ledger.operations().audit(Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.externalId()).isNull();
                    assertThat(entry.detail()).isNull();
                });
        assertThat(house.accept("ada", "one", "jarvi")).isEqualTo(new Acceptance("ada", 1, Status.ACCEPTED));
    }

    @Test
    void aCandidateThatIsNotFinishedIsKept() throws Exception {
        house.accept("waiting", "one", "enboarder");
        house.accept("nowhere", "one");
        house.accept("half", "one", "collective", "merge");
        house.settle(Settlement.delivered(house.claimOne("merge"), "m1", null, house.attempt("delivered")));
        house.settle(Settlement.ended(
                house.claimOne("collective"), State.DEAD, Certainty.AS_BEFORE, null, "no", house.attempt("dead")));
        deliver(1, "done");
        house.clock.advance(Duration.ofDays(1000));

        candidates().prune();

        assertThat(house.ledger.candidate("done0")).isEmpty();
        for (String kept : List.of("waiting", "nowhere", "half")) {
            assertThat(house.ledger.candidate(kept)).as(kept).isPresent();
        }
    }

    @Test
    void aCandidateThatChangedOrWasDeliveredLatelyIsKept() {
        deliver(2, "c");
        house.accept("late", "one", "merge");
        house.clock.advance(MONTH);
        house.accept("c0", "another headline");
        house.ledger
                .accept(List.of(LedgerFixture.meantFor("c1", "nobody who is on", "enboarder")))
                .join();
        house.settle(Settlement.delivered(house.claimOne("merge"), "m1", null, house.attempt("delivered")));
        house.clock.advance(Duration.ofSeconds(1));

        candidates().prune();

        assertThat(house.ledger.candidate("late")).isPresent();
        assertThat(house.ledger.candidate("c0")).isPresent();
        assertThat(house.ledger.candidate("c1")).isPresent();
    }

    @Test
    void aCandidateThatStillComesInUnchangedIsKeptUntilItNoLongerDoes() throws Exception {
        deliver(1, "c");
        for (int night = 0; night < 40; night++) {
            house.clock.advance(Duration.ofDays(1).minusMinutes(1));
            assertThat(house.accept("c0", "Analyst", "jarvi").status()).isEqualTo(Status.UNCHANGED);
            candidates().prune();
        }
        Instant last = house.clock.instant();
        assertThat(house.ledger.candidate("c0")).isPresent();

        house.clock.advance(MONTH);
        candidates().prune();
        assertThat(house.ledger.candidate("c0")).as("last seen at %s", last).isPresent();

        house.clock.advance(Duration.ofDays(1).plusSeconds(1));
        candidates().prune();
        assertThat(house.ledger.candidate("c0")).isEmpty();
    }

    @Test
    void thatACandidateStillComesInIsWrittenOnceADayAtTheMost() throws Exception {
        deliver(1, "c");
        long first = seen();
        house.clock.advance(Accepting.SEEN_EVERY);
        house.accept("c0", "Analyst", "jarvi");
        assertThat(seen()).isEqualTo(first);

        house.clock.advance(Duration.ofMillis(1));
        house.accept("c0", "Analyst", "jarvi");
        assertThat(seen()).isEqualTo(house.clock.instant().toEpochMilli());
    }

    @Test
    void aWithdrawnDeliveryWantsNothingAnyMore() {
        house.accept("ada", "one", "jarvi", "merge");
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));
        house.ledger
                .accept(List.of(LedgerFixture.meantFor("ada", "two", "jarvi")))
                .join();
        house.settle(Settlement.delivered(house.claimOne("jarvi"), "p1", null, house.attempt("delivered")));
        assertThat(house.delivery("ada", "merge").state()).isEqualTo(State.REJECTED);
        house.clock.advance(MONTH.plusDays(1).plusSeconds(1));

        candidates().prune();

        assertThat(house.ledger.candidate("ada")).isEmpty();
    }

    @Test
    void theSearchGoesOnWhereItEndedAndBeginsAgain() throws Exception {
        house.ledger
                .accept(IntStream.range(0, 30_000)
                        .mapToObj(i -> LedgerFixture.addressed("c" + i, "Analyst", "jarvi"))
                        .toList())
                .join();
        house.execute("update delivery set state = 'delivered', due_at = null where id in (1, 25000)");
        house.clock.advance(MONTH.plusDays(1).plusSeconds(1));
        Retention retention = candidates();

        retention.prune();
        assertThat(house.count("select count(*) from candidate")).isEqualTo(29_999);
        retention.prune();
        assertThat(house.count("select count(*) from candidate")).isEqualTo(29_998);

        house.execute("update delivery set state = 'delivered', due_at = null where id = 2");
        retention.prune();
        assertThat(house.count("select count(*) from candidate")).isEqualTo(29_997);
    }

    @Test
    void itOutlivesALedgerThatIsNotAvailable() throws Exception {
        deliver(5, "c");
        house.clock.advance(MONTH.plusSeconds(1));
        Retention retention = attemptsOnly();
        house.execute("alter table attempt rename to hidden");
        assertThatThrownBy(retention::prune).isInstanceOf(LedgerUnavailableException.class);
        assertThatCode(retention::pruneIfPossible).doesNotThrowAnyException();

        house.execute("alter table hidden rename to attempt");
        retention.pruneIfPossible();

        assertThat(house.count("select count(*) from attempt")).isZero();
    }

    @Test
    void underASteadyLoadTheFileStopsGrowing() throws Exception {
        Retention retention = house.ledger.retention(
                new RetentionSettings(Optional.of(Duration.ofDays(2)), Optional.of(Duration.ofDays(2))));
        List<Long> pages = new ArrayList<>();
        for (int day = 0; day < 12; day++) {
            deliver(400, "day" + day + "-");
            house.clock.advance(Duration.ofDays(1));
            retention.prune();
            pages.add(house.count("pragma page_count"));
        }

        assertThat(pages.get(2)).as("it does grow at first: %s", pages).isGreaterThan(pages.get(0));
        assertThat(pages.get(11)).as("pages by day: %s", pages).isLessThanOrEqualTo(pages.get(4) * 105 / 100);
        assertThat(house.count("select count(*) from candidate")).isLessThanOrEqualTo(4 * 400);
    }

    @Test
    void whatHangsOnACandidateIsFoundByAnIndex() throws Exception {
        assertThat(house.plan("delete from delivery where candidate_id = 5"))
                .noneMatch(step -> step.startsWith("SCAN"));
        assertThat(house.plan("update audit set delivery_id = null where delivery_id in (select id from delivery where"
                        + " candidate_id = 5)"))
                .noneMatch(step -> step.startsWith("SCAN"));
    }

    private long seen() throws Exception {
        return house.count("select accepted_at from candidate");
    }

    private Retention attemptsOnly() {
        return house.ledger.retention(new RetentionSettings(Optional.of(MONTH), Optional.empty()));
    }

    private Retention candidates() {
        return house.ledger.retention(new RetentionSettings(Optional.empty(), Optional.of(MONTH)));
    }

    private void deliver(int count, String prefix) {
        house.ledger
                .accept(IntStream.range(0, count)
                        .mapToObj(i -> LedgerFixture.addressed(prefix + i, "Analyst", "jarvi"))
                        .toList())
                .join();
        house.ledger
                .settle(house.ledger.claim("jarvi", count, LedgerFixture.LEASE, Map.of()).join().claims().stream()
                        .map(claim -> Settlement.delivered(claim, "p", null, house.attempt("delivered")))
                        .toList())
                .join();
    }
}
