package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletenessTest {

    private final JsonReader reader = new JsonReader();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[]|WHOLE",
                "[{\"a\":1}]\\n|WHOLE",
                "\\n{\\n\"a\":1\\n}|WHOLE",
                "{\"a\":1}|ONE_RECORD",
                "{\"a\":1}\\n\\n|ONE_RECORD",
                "{\"a\":1}\\n{\"a\":2}|RECORDS",
                "{\"a\":1}\\n{\"a\":2}\\n|RECORDS",
                "{\"a\":1}\\nnot json\\n|RECORDS",
                "{\"a\":1}\\n{\"a\":|CUT",
                "{\"a\":1}\\n{\"a\":2|CUT",
                "{|CUT",
                "{\"a\":\"x|CUT",
                "[{\"a\":1},|CUT",
                "[{\"a\":1}|CUT",
                "[{\"a\":{\"b\":1}|CUT",
                "[{\"a\":1}}]|BROKEN",
                "[{\"a\":1}]]|BROKEN",
                "not json]|BROKEN",
                "\\n \\t|EMPTY"
            })
    void tellsHowMuchOfAFileIsThere(String text, Completeness completeness) throws IOException {
        String content = text.replace("\\n", "\n").replace("\\t", "\t");

        assertThat(reader.completeness(source(content, "x.json"))).isEqualTo(completeness);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\":1}|RECORDS",
                "\uFEFF{\"a\":1}|RECORDS",
                "{\"a\":|CUT",
                "not json|CUT",
                "not json\\n|RECORDS",
                "\\n|EMPTY"
            })
    void tellsItLineByLineWhenTheNameSaysSo(String text, Completeness completeness) throws IOException {
        assertThat(reader.completeness(source(text.replace("\\n", "\n"), "x.ndjson")))
                .isEqualTo(completeness);
    }

    @Test
    void tellsEveryCutOfAnArrayFromTheWhole() throws IOException {
        String whole = "[\n{\"a\":[1,{\"b\":\"}]\"}]},\n{\"c\":\"\\\"]\"}]";

        for (int end = 1; end < whole.length(); end++) {
            assertThat(reader.completeness(source(whole.substring(0, end), "x.json")))
                    .as("the first %d characters", end)
                    .isEqualTo(Completeness.CUT);
        }
        assertThat(reader.completeness(source(whole, "x.json"))).isEqualTo(Completeness.WHOLE);
    }

    @Test
    void looksOnlyAtBothEndsOfLines() throws IOException {
        String line = "{\"a\":\"" + "x".repeat(1000) + "\"}\n";
        Source source = source(line.repeat(1000) + line.strip(), "x.json");

        assertThat(reader.completeness(source)).isEqualTo(Completeness.RECORDS);
    }

    @Test
    void findsALastLineThatIsLong() throws IOException {
        String line = "{\"a\":\"" + "x".repeat(500_000) + "\"}";

        assertThat(reader.completeness(source(line + "\n" + line, "x.json"))).isEqualTo(Completeness.RECORDS);
        assertThat(reader.completeness(source(line + "\n" + line.substring(5), "x.json")))
                .isEqualTo(Completeness.CUT);
    }

    @Test
    void neverHoldsWhatIsBlankHoweverMuchItIs() throws IOException {
        assertThat(reader.completeness(new BlankFile(Integer.MAX_VALUE * 2L))).isEqualTo(Completeness.EMPTY);
    }

    /** Blanks without end, that are nowhere kept; to read more than a window of them at once is an error. */
    private record BlankFile(long size) implements Source {

        @Override
        public String name() {
            return "x.ndjson";
        }

        @Override
        public String mediaType() {
            return "";
        }

        @Override
        public InputStream open(long from) {
            return new InputStream() {
                private int left = 1024 * 1024;

                @Override
                public int read() {
                    return ' ';
                }

                @Override
                public int read(byte[] bytes, int offset, int length) {
                    left -= length;
                    assertThat(left).as("what may be read at once").isNotNegative();
                    Arrays.fill(bytes, offset, offset + length, (byte) ' ');
                    return length;
                }
            };
        }
    }

    private static Source source(String content, String name) {
        return new BodySource(content.getBytes(StandardCharsets.UTF_8), name, "");
    }
}
