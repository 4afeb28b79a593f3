package dev.caravan.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {

    @ParameterizedTest
    @CsvSource({
        "wttj-d655345409a6097309156b05, wttj-d655345409a6097309156b05",
        "a/b, a%2Fb",
        "a b+c, a%20b%2Bc",
        "a?b#c, a%3Fb%23c",
        "100%, 100%25",
        "%2F, %252F",
        "Jürgen, J%C3%BCrgen",
        "~*._-, ~%2A._-",
        "{{a}}, %7B%7Ba%7D%7D"
    })
    void staysOneSegmentWhateverTheIdHas(String id, String segment) {
        assertThat(PathSegment.of(id)).isEqualTo(segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void refusesWhatLeadsElsewhere(String id) {
        assertThatThrownBy(() -> PathSegment.of(id))
                .isInstanceOf(RejectedException.class)
                .hasMessageContaining("means another place");
    }

    @Test
    void takesDotsThatLeadNowhere() {
        assertThat(PathSegment.of("...")).isEqualTo("...");
    }
}
