package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.candidate.CandidateCheck;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnFieldsTest {

    @Test
    void prefersTheIdThatTheSenderGave() {
        assertThat(own("{\"id\":\"given\"}").id("id", "learnt")).isEqualTo("given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"id\":null}"})
    void fallsBackToTheLearntId(String given) {
        assertThat(own(given).id("id", "learnt")).isEqualTo("learnt");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":7}", "{\"id\":\" \"}", "{\"id\":[\"a\"]}"})
    void refusesAnIdThatIsNoText(String given) {
        OwnFields own = own(given);

        assertThatThrownBy(() -> own.id("id", "learnt"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("/vendors/acme/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[\"a\"]", "{\"a\":1}"})
    void refusesWhatIsNoTextWhereATextBelongs(String given) {
        OwnFields own = own("{\"id\":" + given + "}");

        assertThatThrownBy(() -> own.text("id"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("/vendors/acme/id: expected a text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "[\"a\"]", "\"a\""})
    void refusesWhatIsNoObjectWhereAnObjectBelongs(String given) {
        OwnFields own = own("{\"id\":" + given + "}");

        assertThatThrownBy(() -> own.object("id"))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("/vendors/acme/id: expected an object");
    }

    @Test
    void takesNullAsNotGiven() {
        OwnFields own = own("{\"id\":null}");

        assertThat(own.text("id")).isNull();
        assertThat(own.object("id").isMissingNode()).isTrue();
        assertThat(own.get("id", Optional.of("configured")).textValue()).isEqualTo("configured");
    }

    private static OwnFields own(String fields) {
        String candidate = "{\"externalId\":\"c-1\",\"vendors\":{\"acme\":" + fields + "}}";
        return OwnFields.of(Delivery.first("acme", CandidateCheck.fromCanonical(candidate)), "id");
    }
}
