package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecentAttemptsTest {

    private final RecentAttempts recent = new RecentAttempts(50);

    @Test
    void halfOfTwentyCandidatesIsTooMany() {
        for (long delivery = 1; delivery < 20; delivery++) {
            take(delivery, delivery % 2 == 0);
        }
        assertThat(recent.tellOfTrouble()).isFalse();

        recent.failed(20);

        assertThat(recent.tellOfTrouble()).isTrue();
    }

    @Test
    void lessThanHalfIsNotHoweverManyThereAre() {
        for (long delivery = 1; delivery <= 1000; delivery++) {
            take(delivery, delivery % 5 < 2);
            assertThat(recent.tellOfTrouble()).isFalse();
        }
    }

    @Test
    void onlyTheLastHundredCount() {
        for (long delivery = 1; delivery <= 1000; delivery++) {
            recent.succeeded(delivery);
        }
        for (long delivery = 1001; delivery < 1050; delivery++) {
            take(delivery, true);
        }
        assertThat(recent.tellOfTrouble()).isFalse();

        recent.failed(1050);

        assertThat(recent.tellOfTrouble()).isTrue();
    }

    @Test
    void twoThatFailAgainAndAgainAreTwoOfTwenty() {
        for (long delivery = 1; delivery <= 18; delivery++) {
            recent.succeeded(delivery);
        }
        for (int i = 0; i < 40; i++) {
            recent.failed(101 + i % 2);
        }

        assertThat(recent.tellOfTrouble()).isFalse();
    }

    @Test
    void aRunIsOfSeveralCandidates() {
        for (int i = 0; i < 200; i++) {
            recent.failed(1);
        }
        assertThat(recent.tellOfTrouble()).isFalse();

        recent.failed(2);

        assertThat(recent.tellOfTrouble()).isTrue();
    }

    @Test
    void aSuccessEndsTheRunAndForgettingEndsEverything() {
        for (long delivery = 1; delivery <= 19; delivery++) {
            recent.failed(delivery);
        }
        recent.forget();
        recent.failed(20);

        assertThat(recent.tellOfTrouble()).isFalse();
    }

    private void take(long delivery, boolean failed) {
        if (failed) {
            recent.failed(delivery);
        } else {
            recent.succeeded(delivery);
        }
    }
}
