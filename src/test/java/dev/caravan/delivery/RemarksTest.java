package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemarksTest {

    @Test
    void keepsTheirOrder() {
        assertThat(Remarks.none().add("one").addIf(true, "two").add("three").list())
                .containsExactly("one", "two", "three");
    }

    @Test
    void saysNothingWhenThereIsNothingToSay() {
        assertThat(Remarks.none().addIf(false, "something").list()).isEmpty();
    }
}
