package dev.caravan.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-9, 0, 10",
        "bytes=0-99, 0, 10",
        "bytes=3-, 3, 7",
        "bytes=9-9, 9, 1",
        "bytes=9-, 9, 1",
        "bytes=-1, 9, 1",
        "bytes=-10, 0, 10",
        "bytes=-11, 0, 10",
        "bytes=0-999999999999999999, 0, 10",
        "Bytes= 1-2 , 1, 2"
    })
    void isAPartOfTenBytes(String header, long from, long length) {
        assertThat(ByteRange.of(header, 10)).hasValue(new ByteRange(from, length));
        assertThat(ByteRange.of(header, 10)).get().matches(ByteRange::isThere);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=999999999999999999-", "bytes=-0"})
    void isNotThere(String header) {
        assertThat(ByteRange.of(header, 10)).get().matches(range -> !range.isThere());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-0", "bytes=0-", "bytes=-5"})
    void nothingHasNoParts(String header) {
        assertThat(ByteRange.of(header, 0)).get().matches(range -> !range.isThere());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=0-1,3-4",
                "bytes=a-b",
                "bytes=--1",
                "bytes=1--2",
                "bytes=+1-2",
                "items=0-1",
                "0-1",
                "bytes 0-1",
                "bytes=0-9999999999999999999999999999",
                "bytes=\u0661-\u0662"
            })
    void isTheWholeOtherwise(String header) {
        assertThat(ByteRange.of(header, 10)).isEqualTo(Optional.empty());
    }
}
