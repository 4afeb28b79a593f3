package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RedactionOfTokensTest {

    private final Redaction redaction = new Redaction(List.of(), 5000);

    @Test
    void takesTokensOutThatAVendorRepeats() {
        assertThat(redaction.of("no equal-sign in Authorization header: 'Bearer eyJra.WQi-_~+/==', sorry"))
                .isEqualTo("no equal-sign in Authorization header: 'Bearer ***', sorry");
    }

    @Test
    void leavesBearersOfOtherThings() {
        assertThat(redaction.of("the bearer of this letter")).isEqualTo("the bearer of this letter");
    }
}
