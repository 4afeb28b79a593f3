package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    private final JsonReader reader = new JsonReader();

    @Test
    void readsOneObjectOverSeveralLines() throws IOException {
        List<Entry> entries = read("{\n  \"externalId\": \"a\"\n}\n");

        assertThat(ids(entries)).containsExactly("a");
        assertThat(entries.get(0).position()).isEqualTo(Position.pointer(""));
    }

    @Test
    void readsAnArrayWithThePointerOfEach() throws IOException {
        List<Entry> entries = read("[{\"externalId\":\"a\"}, {\"externalId\":\"b\"}, 7]");

        assertThat(entries)
                .extracting(Entry::position)
                .containsExactly(Position.pointer("/0"), Position.pointer("/1"), Position.pointer("/2"));
        assertThat(ids(entries)).containsExactly("a", "b", null);
    }

    @Test
    void readsOneObjectALineWithTheNumberOfEach() throws IOException {
        List<Entry> entries = read("{\"externalId\":\"a\"}\r\n\n  \t\n{\"externalId\":\"b\"}");

        assertThat(entries).extracting(Entry::position).containsExactly(Position.line(1), Position.line(4));
        assertThat(ids(entries)).containsExactly("a", "b");
    }

    @Test
    void readsAListOfOneLineAsAListWhenTheNameSaysSo() throws IOException {
        assertThat(open("{\"externalId\":\"a\"}", "x.ndjson").isList()).isTrue();
        assertThat(open("{\"externalId\":\"a\"}", "X.JSONL").isList()).isTrue();
        assertThat(open("{\"externalId\":\"a\"}", "x.json").isList()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"externalId\":\"a\"}",
                "[{\"externalId\":\"a\"}]",
                "{\"externalId\":\"a\"}\n{\"externalId\":\"a\"}"
            })
    void toleratesAByteOrderMark(String text) throws IOException {
        assertThat(ids(read("\uFEFF" + text))).contains("a");
    }

    @Test
    void refusesABadLineAloneAndKeepsItsBytes() throws IOException {
        List<Entry> entries =
                read("{\"externalId\":\"a\"}\n{\"externalId\": \n{\"externalId\":\"c\"} {}\n{\"externalId\":\"d\"}\n");

        assertThat(ids(entries)).containsExactly("a", null, null, "d");
        assertThat(entries.get(1)).isInstanceOfSatisfying(Entry.Unreadable.class, line -> {
            assertThat(line.problem()).startsWith("column ").contains("was it cut?");
            assertThat(line.raw()).isEqualTo("{\"externalId\": ".getBytes(StandardCharsets.UTF_8));
        });
        assertThat(problem(entries.get(2))).isEqualTo("column 20: expected the end of the line after the object");
    }

    @Test
    void refusesALineThatIsNotUtf8Alone() throws IOException {
        byte[] latin = "{\"externalId\":\"a\"}\n{\"lastName\":\"M\u00fcller\"}\n{\"externalId\":\"c\"}"
                .getBytes(StandardCharsets.ISO_8859_1);

        List<Entry> entries = read(latin, "x.ndjson");

        assertThat(ids(entries)).containsExactly("a", null, "c");
        assertThat(problem(entries.get(1))).isEqualTo("column 15: expected text in UTF-8; save the file as UTF-8");
    }

    @Test
    void refusesADocumentThatIsNotUtf8() {
        byte[] latin = "[\n{\"lastName\":\"M\u00fcller\"}]".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(latin, "x.json"))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("line 2, column 15: expected text in UTF-8; save the file as UTF-8");
    }

    @Test
    void refusesUtf16() {
        byte[] wide = "{\"externalId\":\"a\"}".getBytes(StandardCharsets.UTF_16);

        assertThatThrownBy(() -> read(wide, "x.json")).hasMessageContaining("expected text in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\" 1}|line 1, column 6: expected a colon after the name of the field",
                "{\"a\":1 \"b\":2}|line 1, column 8: expected a comma or the end of the object",
                "[{} {}]|line 1, column 5: expected a comma or the end of the array",
                "[{},]|line 1, column 5: expected a value: text in double quotes, a number, true, false, null, an object or an array",
                "{a:1}|line 1, column 2: expected the name of a field in double quotes",
                "[}|line 1, column 2: expected } to close what { has opened, and ] to close what [ has opened",
                "{\"a\":01}|line 1, column 7: expected a number such as 12 or 12.5, of at most 400 digits",
                "{\"a\":NaN}|line 1, column 6: expected a value: text in double quotes, a number, true, false, null, an object or an array",
                "{\"a\":\"\\x\"}|line 1, column 8: expected after a backslash one of \" \\ / b f n r t, or u and four hex digits",
                "{\"a\":1} //|line 1, column 9: expected no comment; JSON has none",
                "{\"a\":1}x|line 1, column 8: expected a value: text in double quotes, a number, true, false, null, an object or an array",
                "{\"a\":1},{}|line 1, column 8: expected a value: text in double quotes, a number, true, false, null, an object or an array",
                "[{}] []|line 1, column 6: expected nothing after the end; several candidates are an array, or one object a line",
                "{\"b\":{\"a\":1,\"a\":2}}|line 1, column 16: expected each field once, but 'a' stands twice in the same object",
                "\"text\"|line 1, column 1: expected an object, or an array of objects",
                "[{\"a\":|line 1, column 7: expected more: the text ends in the middle of a value; was it cut?",
                "{\"a\":1e1000000}|line 1, column 6: expected a number such as 12 or 12.5, of at most 400 digits"
            })
    void saysWhereADocumentIsWrongAndWhatWasExpected(String text, String problem) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(UnreadableException.class)
                .hasMessage(problem);
    }

    @Test
    void refusesAnArrayAsAWholeWhenItsEndIsMissing() {
        assertThatThrownBy(() -> open("[{\"externalId\":\"a\"},{\"externalId\":\"b\"}", "x.json"))
                .isInstanceOfSatisfying(UnreadableException.class, e -> assertThat(e.completeness())
                        .isEqualTo(Completeness.CUT));
    }

    @Test
    void neverRepeatsWhatStandsInTheText() {
        for (String text : List.of(
                "{\"a\": secret}",
                "{\"a\":\"secret}",
                "{\"a\":\"x\" secret}",
                "secret",
                "[{}] secret",
                "{\"a\":\"\\secret\"}",
                "{\"a\":1secret}",
                "{\"a\":\"secret\nsecret\"}")) {
            assertThatThrownBy(() -> read(text)).message().doesNotContain("secret");
        }
    }

    @Test
    void keepsAmountsAsTheyAreWritten() throws IOException {
        List<Entry> entries =
                read("{\"a\":500.00,\"b\":0.1000000000000000055511151231257827,\"c\":12345678901234567890}");

        JsonNode node = ((Entry.Readable) entries.get(0)).candidate();
        assertThat(node.get("a").decimalValue()).isEqualTo("500.00");
        assertThat(node.get("b").decimalValue()).isEqualTo("0.1000000000000000055511151231257827");
        assertThat(node.get("c").bigIntegerValue()).isEqualTo("12345678901234567890");
    }

    @Test
    void refusesBombs() throws IOException {
        assertThatThrownBy(() -> read("[".repeat(101))).hasMessageContaining("at most 100 levels");
        assertThatThrownBy(() -> read("{\"a\":" + "9".repeat(401) + "}")).hasMessageContaining("400 digits");
        assertThatThrownBy(() -> read("{\"" + "k".repeat(50_001) + "\":1}"))
                .hasMessageContaining("the name of a field");
        assertThat(problem(read("{\"a\":1}\n{\"a\":1e999999999}\n").get(1))).contains("400 digits");
        String line = "{\"externalId\":\"a\"}\n{\"a\":\"" + "x".repeat(JsonFormat.RECORD_LIMIT)
                + "\"}\n{\"externalId\":\"c\"}";
        List<Entry> entries = read(line);
        assertThat(ids(entries)).containsExactly("a", null, "c");
        assertThat(problem(entries.get(1))).contains("a line of at most 32 MB");
    }

    @Test
    void givesRefusedLinesBackAsTheyWere() throws IOException {
        String text = "{ \"externalId\" : \"a\" }\nnot json\n";

        assertThat(corrected(text, "x.ndjson")).isEqualTo(text);
    }

    @Test
    void givesRefusedRecordsOfAnArrayBackAsAnArray() throws IOException {
        String text = "[{\"externalId\":\"a\",\"amount\":500.00},[1]]";

        assertThat(ids(read(corrected(text, "x.json")))).containsExactly("a", null);
        assertThat(corrected(text, "x.json")).contains("500.00");
    }

    private String corrected(String text, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Records records = open(text, name);
                Corrections corrections = records.corrections(out)) {
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                corrections.add(entry, List.of());
            }
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Records open(String text, String name) throws IOException {
        return reader.open(new BodySource(text.getBytes(StandardCharsets.UTF_8), name, ""));
    }

    private List<Entry> read(String text) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), "x.json");
    }

    private List<Entry> read(byte[] bytes, String name) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (Records records = reader.open(new BodySource(bytes, name, ""))) {
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                entries.add(entry);
            }
        }
        return entries;
    }

    private static List<String> ids(List<Entry> entries) {
        List<String> ids = new ArrayList<>();
        for (Entry entry : entries) {
            ids.add(
                    entry instanceof Entry.Readable readable
                            ? readable.candidate().path("externalId").textValue()
                            : null);
        }
        return ids;
    }

    private static String problem(Entry entry) {
        return ((Entry.Unreadable) entry).problem();
    }
}
