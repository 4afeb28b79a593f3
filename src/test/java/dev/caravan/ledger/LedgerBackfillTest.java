package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A vendor that is switched on after candidates were accepted. */
class LedgerBackfillTest {

    @RegisterExtension
    final LedgerFixture house = new LedgerFixture();

    private Operations operations;

    @BeforeEach
    void open() {
        operations = house.ledger.operations();
    }

    @Test
    void whoIsKnownAndHasNoDeliveryThereGetsOneOfTheNewestRevision() {
        house.accept("ada", "Analyst", "jarvi");
        house.accept("ada", "Engineer", "jarvi");
        house.accept("bob", "Analyst", "jarvi", "merge");

        Backfilled backfilled = operations.backfill("merge", null);

        assertThat(backfilled.deliveries()).isEqualTo(1);
        assertThat(backfilled.candidates()).isEqualTo(2);
        assertThat(house.claim("merge")).extracting(Claim::externalId).containsExactlyInAnyOrder("bob", "ada");
        assertThat(house.delivery("ada", "merge").revision()).isEqualTo(2);
    }

    @Test
    void whoIsNotMeantForTheVendorGetsNone() {
        house.ledger
                .accept(List.of(
                        LedgerFixture.meantFor("only-jarvi", "Analyst", "jarvi"),
                        LedgerFixture.addressed("all", "Analyst", "jarvi")))
                .join();
        house.ledger
                .accept(List.of(new Addressed(
                        LedgerFixture.meantFor("named", "Analyst", "merge").candidate(), Set.of())))
                .join();

        operations.backfill("merge", null);

        assertThat(house.claim("merge")).extracting(Claim::externalId).containsExactly("all", "named");
    }

    @Test
    void askedForTwiceItIsDoneOnce() throws Exception {
        house.accept("ada", "Analyst", "jarvi");

        operations.backfill("merge", null);
        house.settle(Settlement.delivered(house.claimOne("merge"), "m1", null, house.attempt("delivered")));
        Backfilled again = operations.backfill("merge", null);

        assertThat(again.deliveries()).isZero();
        assertThat(house.claim("merge")).isEmpty();
        assertThat(house.count("select count(*) from delivery where vendor = 'merge'"))
                .isEqualTo(1);
    }

    @Test
    void aDryRunCountsAndChangesNothing() throws Exception {
        house.accept("ada", "Analyst", "jarvi");

        Backfilled counted = operations.wouldBackfill("merge", null);

        assertThat(counted.dryRun()).isTrue();
        assertThat(counted.deliveries()).isEqualTo(1);
        assertThat(house.count("select count(*) from delivery where vendor = 'merge'"))
                .isZero();
        assertThat(operations.audit(Long.MAX_VALUE, 10)).isEmpty();
    }

    @Test
    void aPaceSpreadsThousandsAndTheAuditTrailCountsThem() throws Exception {
        house.ledger
                .accept(IntStream.range(0, 1201)
                        .mapToObj(i -> LedgerFixture.addressed("c" + i, "Analyst", "jarvi"))
                        .toList())
                .join();
        List<String> woken = new ArrayList<>();
        house.ledger.onDue("merge", () -> woken.add("merge"));

        Backfilled backfilled = operations.backfill("merge", 600);

        assertThat(backfilled.deliveries()).isEqualTo(1201);
        assertThat(backfilled.lastDueAt()).isEqualTo(house.clock.instant().plusSeconds(120));
        assertThat(woken).isNotEmpty();
        assertThat(house.ledger
                        .claim("merge", 2000, LedgerFixture.LEASE, Map.of())
                        .join()
                        .claims())
                .hasSize(1);
        house.clock.advance(Duration.ofMinutes(1));
        assertThat(house.ledger
                        .claim("merge", 2000, LedgerFixture.LEASE, Map.of())
                        .join()
                        .claims())
                .hasSize(600);
        assertThat(operations.audit(Long.MAX_VALUE, 1)).singleElement().satisfies(entry -> {
            assertThat(entry.what()).isEqualTo("backfill");
            assertThat(entry.vendor()).isEqualTo("merge");
            assertThat(entry.detail()).isEqualTo("perMinute=600");
            assertThat(entry.deliveries()).isEqualTo(1201);
            assertThat(entry.endedAt()).isNotNull();
        });
    }

    @Test
    void candidatesWithLongContentsAreNotHeldInMemoryAllAtOnceAndNoneIsLeftOut() {
        String long150K = "x".repeat(150_000);
        for (int i = 0; i < 240; i++) {
            house.ledger
                    .accept(List.of(LedgerFixture.withNotes("c" + i, long150K, "jarvi")))
                    .join();
        }

        assertThat(operations.backfill("merge", null).deliveries()).isEqualTo(240);
    }
}
