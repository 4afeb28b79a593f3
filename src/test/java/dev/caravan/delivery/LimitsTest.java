package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits hold in every window, whatever attempts do: further requests, none at all, refusals, silence, restarts. */
class LimitsTest {

    private final SettableClock clock = new SettableClock();

    @ParameterizedTest
    @ValueSource(ints = {40, 41, 59, 100, 601, 2000})
    void noMinuteHasMoreRequestsThanItMayHave(int perMinute) {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Run run = new Run(List.of(new RequestRate(perMinute, now())), random);
            for (int i = 0; i < 20_000; i++) {
                run.something(perMinute);
                if (random.nextInt(2000) == 0) {
                    run = run.restarted(List.of(new RequestRate(perMinute, now())));
                }
            }
            assertThat(run.sent).hasSizeGreaterThan(perMinute);
            assertThat(busiest(run.sent, Duration.ofSeconds(60))).isLessThanOrEqualTo(perMinute);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 20})
    void noTenSecondsHaveMoreRefusalsThanTheyMayHave(int most) {
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Run run = new Run(List.of(new RefusalLimit(most, 0, now())), random);
            for (int i = 0; i < 20_000; i++) {
                run.something(60 * most);
                if (random.nextInt(2000) == 0) {
                    run.askLedger();
                    int before = run.refusedSince(now().minus(RefusalLimit.WINDOW)) + run.underWay();
                    run = run.restarted(List.of(new RefusalLimit(most, before, now())));
                }
            }
            assertThat(run.refused).hasSizeGreaterThan(most);
            assertThat(busiest(run.refused, Duration.ofSeconds(10))).isLessThanOrEqualTo(most);
        }
    }

    @Test
    void anIdleHourSavesUpNoMoreThanATwentieth() {
        RequestRate rate = new RequestRate(600, now());
        clock.advance(Duration.ofHours(1));

        assertThat(rate.free(now())).isEqualTo(30);
    }

    @Test
    void atTheStartThereIsNothingYetAndThenItComesInTime() {
        RequestRate rate = new RequestRate(100, now());
        assertThat(rate.free(now())).isZero();
        Instant next = rate.freeAt(now()).orElseThrow();
        assertThat(rate.free(next.minusMillis(10))).isZero();

        clock.advance(Duration.between(now(), next));

        assertThat(rate.free(now())).isEqualTo(1);
    }

    @Test
    void nearlyAllOfTheLimitIsUsedWhenThereIsEnoughToDo() {
        RequestRate rate = new RequestRate(600, now());
        int sent = 0;
        for (int i = 0; i < 10 * 60 * 100; i++) {
            clock.advance(Duration.ofMillis(10));
            int free = rate.free(now());
            rate.begin(free);
            for (int j = 0; j < free; j++) {
                rate.sent(true, now());
                rate.end(false);
            }
            sent += free;
        }

        assertThat(sent / 10).isBetween(520, 600);
    }

    @Test
    void furtherRequestsAreMadeUpFor() {
        RequestRate rate = new RequestRate(600, now());
        clock.advance(Duration.ofHours(1));
        rate.begin(30);
        for (int i = 0; i < 30; i++) {
            rate.sent(true, now());
            assertThat(rate.allows(false, now())).isTrue();
            rate.sent(false, now());
        }

        assertThat(rate.free(now())).isZero();
    }

    @Test
    void aClockThatIsSetBackGivesNothing() {
        RequestRate rate = new RequestRate(600, now());
        clock.advance(Duration.ofMinutes(10));
        rate.begin(rate.free(now()));
        clock.advance(Duration.ofMinutes(-9));

        assertThat(rate.free(now())).isZero();
    }

    @Test
    void notMoreAreUnderWayThanMayBeRefused() {
        RefusalLimit limit = new RefusalLimit(20, 0, now());
        limit.begin(7);
        limit.refused(now());
        limit.refused(now());
        limit.end(false);
        limit.end(false);
        assertThat(limit.free(now())).isEqualTo(4);

        limit.begin(4);
        assertThat(limit.free(now())).isZero();
        assertThat(limit.freeAt(now())).contains(now().plus(RefusalLimit.WINDOW).plusMillis(1));

        clock.advance(RefusalLimit.WINDOW);
        assertThat(limit.free(now())).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 20})
    void whenAllFirstRequestsAreRefusedTheSecondOnesStillLeave(int most) {
        RefusalLimit limit = new RefusalLimit(most, 0, now());
        int attempts = limit.free(now());
        limit.begin(attempts);
        for (int i = 0; i < attempts; i++) {
            limit.refused(now());
        }

        assertThat(attempts).isPositive();
        assertThat(limit.allows(false, now())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 59, 100, 600})
    void anAttemptOfElevenRequestsComesThroughAtAnyRateAndIsMadeUpFor(int perMinute) {
        RequestRate rate = new RequestRate(perMinute, now());
        clock.advance(Duration.between(now(), rate.freeAt(now()).orElseThrow()));
        rate.begin(1);
        rate.sent(true, now());
        for (int i = 0; i < 10; i++) {
            assertThat(rate.allows(false, now()))
                    .as("further request %d", i + 1)
                    .isTrue();
            rate.sent(false, now());
        }

        assertThat(rate.free(now())).isZero();
        Duration pause = Duration.between(now(), rate.freeAt(now()).orElseThrow());
        assertThat(pause).isBetween(Duration.ofMillis(900), Duration.ofSeconds(30));
    }

    private Instant now() {
        return clock.instant();
    }

    private static int busiest(List<Instant> times, Duration window) {
        int most = 0;
        int oldest = 0;
        for (int i = 0; i < times.size(); i++) {
            while (!times.get(oldest).plus(window).isAfter(times.get(i))) {
                oldest++;
            }
            most = Math.max(most, i - oldest + 1);
        }
        return most;
    }

    /** Attempts that do what they like, and what came of them over all restarts. */
    private final class Run {
        final List<Instant> sent = new ArrayList<>();
        final List<Instant> refused = new ArrayList<>();
        private final Random random;
        private final Deque<Permit> underWay = new ArrayDeque<>();
        private final Set<Permit> waiting = java.util.Collections.newSetFromMap(new java.util.IdentityHashMap<>());
        private final VendorGate gate;

        Run(List<Limit> limits, Random random) {
            this.random = random;
            CircuitBreaker closed = new CircuitBreaker("jarvi", Settings.of(), random);
            this.gate = new VendorGate(closed, limits, (before, after) -> {});
        }

        Run restarted(List<Limit> limits) {
            Run next = new Run(limits, random);
            next.sent.addAll(sent);
            next.refused.addAll(refused);
            return next;
        }

        void something(int perMinute) {
            clock.advance(Duration.ofNanos(random.nextLong(1 + 60_000_000_000L / perMinute)));
            switch (random.nextInt(4)) {
                case 0 -> underWay.addAll(gate.admit(1 + random.nextInt(64), now()));
                case 1 -> with(this::request);
                case 2 -> with(this::end);
                default -> {
                    for (int i = random.nextInt(30); i > 0; i--) {
                        with(this::request);
                    }
                }
            }
        }

        /** What is under way is refused, or not, while the process is gone. */
        void askLedger() {
            waiting.forEach(permit -> refused.add(now()));
            waiting.clear();
        }

        int refusedSince(Instant since) {
            return (int) refused.stream().filter(time -> !time.isBefore(since)).count();
        }

        int underWay() {
            return underWay.size();
        }

        private void with(java.util.function.Consumer<Permit> step) {
            Permit permit = underWay.poll();
            if (permit != null) {
                step.accept(permit);
            }
        }

        private void request(Permit permit) {
            if (waiting.remove(permit)) {
                answer(permit);
            } else if (permit.send(now())) {
                sent.add(now());
                waiting.add(permit);
            }
            underWay.add(permit);
        }

        /** The vendor may have refused what was not waited for. */
        private void end(Permit permit) {
            if (waiting.remove(permit)) {
                refused.add(now());
            }
            permit.end(now());
        }

        private void answer(Permit permit) {
            boolean refusal = random.nextInt(3) > 0;
            permit.answered(refusal ? 400 : 200, now());
            if (refusal) {
                refused.add(now());
            }
        }
    }
}
