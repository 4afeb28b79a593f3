package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.SettableClock;
import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import dev.caravan.ledger.VendorWait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VendorGateTest {

    private static final Outcome DELIVERED = Outcome.delivered("id");
    private static final Outcome UNCERTAIN = new Outcome.Uncertain("500");

    private final SettableClock clock = new SettableClock();
    private final List<VendorWait> changes = new ArrayList<>();
    private final VendorGate gate = gate(List.of());

    @Test
    void admitsWhatIsAskedForWhileNothingIsWrong() {
        assertThat(gate.admit(64, now())).hasSize(64);
    }

    @Test
    void waitsAsLongAsTheVendorAsks() {
        Permit early = admitOne();
        end(admitOne(), throttled(Duration.ofSeconds(30)));

        assertThat(early.isGood()).as("claimed before and not begun").isFalse();
        assertThat(gate.admit(64, now().plusSeconds(29))).isEmpty();
        assertThat(gate.opensAt(now())).contains(now().plusSeconds(30));
    }

    @Test
    void triesOneWhenTheWaitIsOverAndNoSecondBeforeItsOutcome() {
        end(admitOne(), throttled(Duration.ofSeconds(30)));
        clock.advance(Duration.ofSeconds(30));

        assertThat(gate.admit(64, now())).singleElement().matches(Permit::isGood);
        assertThat(gate.admit(64, now())).isEmpty();
        assertThat(gate.opensAt(now())).as("only the outcome can tell").isEmpty();
    }

    @Test
    void aBurstOfRefusalsIsOneWait() {
        List<Permit> burst = gate.admit(64, now());
        end(burst.get(0), noEntry());
        Instant first = gate.opensAt(now()).orElseThrow();
        clock.advance(Duration.ofMillis(100));
        burst.subList(1, 64).forEach(permit -> end(permit, noEntry()));

        assertThat(gate.opensAt(now())).contains(first);
        assertThat(changes).hasSize(1);
    }

    @Test
    void ofABurstTheLongestThatIsAskedForCounts() {
        List<Permit> burst = gate.admit(2, now());
        end(burst.get(0), throttled(Duration.ofSeconds(5)));
        end(burst.get(1), throttled(Duration.ofSeconds(50)));

        assertThat(gate.opensAt(now())).contains(now().plusSeconds(50));
    }

    @Test
    void waitsLongerEachTimeItIsStillNotLetIn() {
        end(admitOne(), noEntry());
        Duration first = Duration.between(now(), gate.opensAt(now()).orElseThrow());
        clock.advance(first);
        end(admitOne(), noEntry());

        assertThat(Duration.between(now(), gate.opensAt(now()).orElseThrow())).isEqualTo(first.multipliedBy(2));
    }

    @Test
    void aYearIsCapped() {
        end(admitOne(), throttled(Duration.ofDays(365)));

        assertThat(gate.opensAt(now())).contains(now().plus(Duration.ofHours(1)));
    }

    @Test
    void noWaitAtAllIsOurOwnBackoffSoThatItGrows() {
        end(admitOne(), throttled(Duration.ZERO));
        assertThat(gate.opensAt(now())).contains(now().plusSeconds(1));
        clock.advance(Duration.ofSeconds(1));
        end(admitOne(), throttled(Duration.ZERO));

        assertThat(gate.opensAt(now())).contains(now().plusSeconds(2));
    }

    @Test
    void whatNeverReachedTheVendorTellsNothingOfIt() {
        for (int i = 0; i < 100; i++) {
            gate.ended(admitOne(), i, UNCERTAIN, "a broken transform", false, now());
        }

        assertThat(changes).isEmpty();
    }

    @Test
    void rejectedAndLaterAreNoTrouble() {
        List<Permit> permits = gate.admit(64, now());
        for (int i = 0; i < 60; i++) {
            Outcome outcome = i % 10 == 8
                    ? new Outcome.Rejected("422")
                    : i % 10 == 9 ? new Outcome.Later(now(), "not found yet") : UNCERTAIN;
            gate.ended(permits.get(i), i % 5, outcome, "problem", true, now());
        }

        assertThat(changes).isEmpty();
    }

    @Test
    void tellsOnceWhenItOpensAndOnceWhenItCloses() {
        List<Permit> permits = gate.admit(20, now());
        for (int i = 0; i < 20; i++) {
            gate.ended(permits.get(i), i, UNCERTAIN, "500", true, now());
        }
        assertThat(changes).singleElement().matches(wait -> wait.cause().equals("failing"));
        clock.advance(Duration.ofSeconds(1));
        end(admitOne(), DELIVERED);
        gate.idle();

        assertThat(changes).hasSize(2);
        assertThat(changes.get(1)).isNull();
    }

    @Test
    void oneThatAloneIsNotLetInHoldsNobodyUp() {
        for (int i = 0; i < 50; i++) {
            end(admitOne(), DELIVERED);
            Outcome outcome = gate.weigh(noEntry());
            assertThat(outcome).isInstanceOf(Outcome.Retry.class);
            assertThat(outcome.problem()).contains("others are let in");
            gate.ended(admitOne(), 77, outcome, outcome.problem(), false, now());
        }
        assertThat(gate.admit(64, now())).hasSize(64);

        assertThat(gate.weigh(noEntry())).isInstanceOf(Hold.class);
    }

    @Test
    void aPermitThatIsHandedBackTwiceCountsOnce() {
        VendorGate limited = gate(List.of(new RefusalLimit(6, 0, now())));
        List<Permit> permits = limited.admit(64, now());
        assertThat(permits).hasSize(3);
        permits.get(0).end(now());
        permits.get(0).end(now());

        assertThat(limited.admit(64, now())).hasSize(1);
    }

    @Test
    void theNarrowestLimitCountsAndNoAnswerIsTakenForARefusal() {
        VendorGate limited = gate(List.of(new RequestRate(600, now()), new RefusalLimit(6, 0, now())));
        assertThat(limited.admit(64, now())).as("nothing was saved up yet").isEmpty();
        assertThat(limited.opensAt(now()))
                .hasValueSatisfying(time -> assertThat(time).isBetween(now().plusSeconds(3), now().plusSeconds(4)));
        clock.advance(Duration.ofMinutes(1));

        List<Permit> permits = limited.admit(64, now());
        permits.forEach(permit -> permit.send(now()));
        permits.forEach(permit -> permit.end(now()));

        assertThat(permits).hasSize(3);
        assertThat(limited.admit(64, now())).hasSize(1);
        clock.advance(RefusalLimit.WINDOW);
        assertThat(limited.admit(64, now())).hasSize(2);
    }

    @Test
    void noFurtherRequestLeavesWhenTheVendorHasToBeWaitedForMeanwhile() {
        List<Permit> permits = gate.admit(3, now());
        assertThat(permits.get(0).send(now())).isTrue();
        permits.get(0).answered(200, now());
        end(permits.get(1), throttled(Duration.ofSeconds(30)));

        assertThat(permits.get(0).send(now())).isFalse();
        assertThat(permits.get(2).send(now()))
                .as("the first one was asked for before")
                .isTrue();
    }

    private VendorGate gate(List<Limit> limits) {
        DeliverySettings settings =
                Settings.of("backoff", "PT1S", "backoff-max", "PT10M", "retry-after-max", "PT1H", "concurrency", "64");
        CircuitBreaker breaker = new CircuitBreaker("jarvi", settings, new Random(1));
        return new VendorGate(breaker, limits, (before, after) -> changes.add(after));
    }

    private Permit admitOne() {
        return gate.admit(1, now()).get(0);
    }

    private void end(Permit permit, Outcome outcome) {
        gate.ended(permit, 1, outcome, outcome.problem(), true, now());
    }

    private static Hold throttled(Duration asked) {
        return new Hold(Cause.THROTTLED, Optional.of(asked), "429", "429");
    }

    private static Hold noEntry() {
        return new Hold(Cause.CREDENTIALS, Optional.empty(), "401", "401");
    }

    private Instant now() {
        return clock.instant();
    }
}
