package dev.caravan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.ledger.DeliveryModel.Row;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happens to a candidate's deliveries, in whatever order: the ledger agrees with a model of a page. */
class LedgerPropertyTest {

    private static final LedgerFixture house = new LedgerFixture();
    private static int number;

    private enum Act {
        ACCEPT,
        ACCEPT_FOR_ONE,
        CLAIM,
        SETTLE,
        SETTLE_STALE,
        WAIT,
        LET_LEASES_RUN_OUT,
        ERASE,
        LIFT,
        RESTART
    }

    /** @param choice which of the contents, vendors, outcomes or old claims */
    private record Step(Act act, int choice) {}

    @BeforeContainer
    static void open() throws IOException {
        house.open();
    }

    @AfterContainer
    static void close() throws IOException {
        house.close();
    }

    @Property(tries = 300)
    void agreesWithTheModelAfterEachStep(@ForAll("steps") List<Step> steps) {
        Run run = new Run(number++);
        steps.forEach(run::take);
        run.deliverTheRest();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.frequency(
                                Tuple.of(4, Act.ACCEPT),
                                Tuple.of(2, Act.ACCEPT_FOR_ONE),
                                Tuple.of(6, Act.CLAIM),
                                Tuple.of(6, Act.SETTLE),
                                Tuple.of(2, Act.SETTLE_STALE),
                                Tuple.of(2, Act.WAIT),
                                Tuple.of(2, Act.LET_LEASES_RUN_OUT),
                                Tuple.of(1, Act.ERASE),
                                Tuple.of(2, Act.LIFT),
                                Tuple.of(1, Act.RESTART)),
                        Arbitraries.integers().between(0, 13))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    /** One candidate with vendors of its own, so that all runs share a database. */
    private static final class Run {

        private final String externalId;
        private final List<String> vendors;
        private final DeliveryModel model = new DeliveryModel();
        private final Map<String, List<Claim>> claims = new TreeMap<>();

        Run(int number) {
            externalId = "c" + number;
            vendors = List.of("left" + number, "right" + number);
        }

        void take(Step step) {
            String vendor = vendors.get(step.choice % vendors.size());
            int choice = step.choice / vendors.size();
            switch (step.act) {
                case ACCEPT ->
                    accept(LedgerFixture.addressed(externalId, "h" + choice % 3, vendors.toArray(String[]::new)));
                case ACCEPT_FOR_ONE -> accept(LedgerFixture.meantFor(externalId, "h" + choice % 3, vendor));
                case CLAIM -> claim(vendor);
                case SETTLE -> newest(vendor).ifPresent(claim -> settle(claim, choice));
                case SETTLE_STALE -> old(vendor, choice).ifPresent(claim -> settle(claim, choice));
                case WAIT -> house.clock.advance(Duration.ofSeconds(30));
                case LET_LEASES_RUN_OUT -> house.clock.advance(LedgerFixture.LEASE.plusSeconds(1));
                case ERASE -> erase();
                case LIFT -> lift();
                case RESTART -> house.restart();
            }
            assertAgreement();
        }

        /** Nothing that is meant for a vendor may be left behind, and nothing may be with it that is not the newest. */
        void deliverTheRest() {
            for (int round = 0; round < 2; round++) {
                house.clock.advance(Duration.ofHours(1));
                vendors.forEach(vendor -> {
                    claim(vendor);
                    newest(vendor).ifPresent(claim -> settle(claim, 0));
                });
                assertAgreement();
            }
            model.rows.forEach((vendor, row) -> {
                assertThat(row.state).isIn(State.DELIVERED, State.REJECTED, State.DEAD);
                if (row.state == State.DELIVERED && row.wanted == model.revision) {
                    assertThat(row.deliveredContent).isEqualTo(model.content);
                }
            });
        }

        private void accept(Addressed addressed) {
            if (model.tombstone) {
                assertThat(house.ledger.accept(List.of(addressed)).join())
                        .extracting(Acceptance::status)
                        .containsExactly(Acceptance.Status.REFUSED);
                return;
            }
            boolean isNew = model.accept(addressed.candidate().json(), addressed.vendors(), now());
            Acceptance acceptance =
                    house.ledger.accept(List.of(addressed)).join().get(0);

            assertThat(acceptance)
                    .isEqualTo(new Acceptance(
                            externalId,
                            model.revision,
                            isNew ? Acceptance.Status.ACCEPTED : Acceptance.Status.UNCHANGED));
        }

        private void erase() {
            house.ledger.erasures().erase(externalId);
            model.erase("{\"externalId\":\"" + externalId + "\"}", now());
        }

        /** Somebody whose erasure has ended may come in again, and then nobody is taken for the person of before. */
        private void lift() {
            Erasures erasures = house.ledger.erasures();
            erasures.files().searches(1000).forEach(search -> erasures.files().searched(search, List.of()));
            erasures.seal();
            house.clock.advance(Duration.ofSeconds(1));
            boolean ends = model.tombstone && model.rows.isEmpty();

            assertThat(erasures.lift(externalId)).isEqualTo(ends);
            model.tombstone &= !ends;
        }

        private void claim(String vendor) {
            Row row = model.rows.get(vendor);
            boolean leased = row != null && model.claim(row, now(), now().plus(LedgerFixture.LEASE));
            List<Claim> claimed = house.claim(vendor);

            assertThat(claimed).as("leases of %s", vendor).hasSize(leased ? 1 : 0);
            for (Claim claim : claimed) {
                assertThat(claim.content()).as("the newest").isEqualTo(model.content);
                assertThat(claim.fence()).as("grows").isGreaterThan(row.fence);
                row.fence = claim.fence();
                assertThat(claim.uncertain()).isEqualTo(row.uncertain);
                assertThat(claim.erasing()).isEqualTo(row.erasing);
                assertThat(claim.alreadyDelivered())
                        .as("known to be there")
                        .isEqualTo(!row.uncertain && model.content.equals(row.deliveredContent));
                if (row.uncertain) {
                    assertThat(Set.copyOf(claim.doubt().contents())).isEqualTo(row.doubted);
                }
                claims.computeIfAbsent(vendor, first -> new ArrayList<>()).add(claim);
            }
        }

        private void settle(Claim claim, int choice) {
            Attempt attempt = house.attempt("made up");
            Settlement settlement =
                    switch (choice) {
                        case 0 ->
                            claim.erasing()
                                    ? Settlement.erased(claim, "deleted", attempt)
                                    : Settlement.delivered(claim, "id", null, attempt);
                        case 1 -> failed(claim, now(), Certainty.AS_BEFORE);
                        case 2 -> failed(claim, now().plusSeconds(60), Certainty.IN_DOUBT);
                        case 3 -> Settlement.ended(claim, State.REJECTED, Certainty.CERTAIN, null, "no", attempt);
                        case 4 -> Settlement.ended(claim, State.DEAD, Certainty.IN_DOUBT, null, "late", attempt);
                        case 5 -> failed(claim, now(), Certainty.IN_DOUBT).knowing(null, null, true);
                        default -> Settlement.held(claim, now(), Certainty.AS_BEFORE, claim.failures(), null, null);
                    };
            model.settle(claim.vendor(), settlement, now());
            house.settle(settlement);
        }

        private static Settlement failed(Claim claim, Instant dueAt, Certainty certainty) {
            return Settlement.failed(claim, dueAt, certainty, now(), "not now", house.attempt("made up"));
        }

        private Optional<Claim> newest(String vendor) {
            List<Claim> known = claims.getOrDefault(vendor, List.of());
            return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
        }

        private Optional<Claim> old(String vendor, int choice) {
            List<Claim> known = claims.getOrDefault(vendor, List.of());
            return known.isEmpty() ? Optional.empty() : Optional.of(known.get(choice % known.size()));
        }

        private void assertAgreement() {
            Map<String, String> modelled = new TreeMap<>();
            model.rows.forEach((vendor, row) -> modelled.put(vendor, row.standing()));
            Map<String, String> real = new TreeMap<>();
            house.ledger.candidate(externalId).ifPresent(candidate -> candidate
                    .deliveries()
                    .forEach(delivery -> real.put(
                            delivery.vendor(),
                            delivery.state() + " delivered="
                                    + (delivery.deliveredRevision() == null ? 0 : delivery.deliveredRevision())
                                    + " uncertain=" + delivery.uncertain() + " erasing=" + delivery.erasing())));
            assertThat(real).isEqualTo(modelled);
        }

        private static Instant now() {
            return house.clock.instant();
        }
    }
}
