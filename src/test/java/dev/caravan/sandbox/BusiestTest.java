package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BusiestTest {

    private final Busiest busiest = new Busiest(1000);

    @Test
    void isTheMostThatEverWasInAnyWindow() {
        for (long time : new long[] {0, 900, 999, 1000, 1500, 5000, 9000}) {
            busiest.oneMore(time);
        }

        assertThat(busiest.most()).isEqualTo(4);
    }

    @Test
    void forgets() {
        busiest.oneMore(1);
        busiest.oneMore(1);
        busiest.clear();
        busiest.oneMore(2);

        assertThat(busiest.most()).isEqualTo(1);
    }
}
