package dev.caravan.intake.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Given;
import dev.caravan.intake.JsonReader;
import dev.caravan.intake.Position;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvCandidatesTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String MUELLER = "{'externalId':'a','lastName':'Müller'}";

    private final CsvCandidates reader = new CsvCandidates();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id;Nom\na;Müller\n",
                "id,Nom\na,Müller",
                "id\tNom\r\na\tMüller\r\n",
                "\uFEFFid;Nom\na;Müller\n",
                "sep=;\nid;Nom\na;Müller\n",
                "SEP=|\r\nid|Nom\r\na|Müller\r\n",
                "sep=#\nid#Nom\na#Müller\n",
                "id;Nom\u00A0\n\u202Fa\u00A0;\u00A0Müller\u202F\n\u00A0;\u00A0\n",
                "id;\"Nom\"\n\"a\";\"Müller\"\n",
                "id, \"Nom\"\na, \"Müller\"\n",
                "id;Nom\n\n;\na;Müller\n\n",
                "id;Nom;problem\na;Müller;column \"Nom\" (B): expected nothing\n",
                "id;Nom;;\na;Müller;;\n",
                "id;Nom;E-mail;TJM\na;Müller\n"
            })
    void readsATableHoweverItIsWritten(String text) throws IOException {
        assertThat(Given.candidates(csv(text))).containsExactly(MUELLER);
    }

    @Test
    void readsOneColumnAlone() throws IOException {
        assertThat(Given.candidates(csv("externalId\na\nb\n")))
                .containsExactly("{'externalId':'a'}", "{'externalId':'b'}");
    }

    @Test
    void findsTheSeparatorByTheNamesAndNotByTheirNumber() throws IOException {
        assertThat(Given.candidates(csv("id;Nom;\"vendors.x.a,b,c,d,e\"\na;Müller;1\n")))
                .containsExactly("{'externalId':'a','lastName':'Müller','vendors':{'x':{'a,b,c,d,e':'1'}}}");
    }

    @Test
    void readsEveryKindOfField() throws IOException {
        String text = """
                id;Prénom;E-mail;Email 2;Tags;Liens;GitHub;Commentaire;Date de la note;CV;TJM;Devise;Remote;Contrat;Archivé;vendors.jarvi.isTalent
                a;Ada;"a@example.org; b@example.org";c@example.org;"java;;SQL";"Blog: https://a.example; https://b.example";https://github.com/ada;"Bien ; très
                bien";15/03/2024;cv.pdf;1 234,50;€;télétravail;CDI;oui;true
                """;

        assertThat(Given.candidates(csv(text)))
                .containsExactly(
                        "{'externalId':'a','firstName':'Ada',"
                                + "'emails':['a@example.org','b@example.org','c@example.org'],'tags':['java','SQL'],"
                                + "'links':[{'name':'Blog','url':'https://a.example'},{'url':'https://b.example'},"
                                + "{'name':'GitHub','url':'https://github.com/ada'}],"
                                + "'notes':[{'content':'Bien ; très\\nbien','at':'2024-03-15T00:00:00Z'}],"
                                + "'documents':[{'kind':'resume','file':'cv.pdf'}],"
                                + "'compensation':{'dailyRate':1234.50,'currency':'EUR'},'workPreference':'REMOTE',"
                                + "'contractTypes':['PERMANENT_CONTRACT'],'archived':true,'vendors':{'jarvi':{'isTalent':true}}}");
    }

    @Test
    void countsRowsAsASpreadsheetDoes() throws IOException {
        String text = "sep=;\nid;Commentaire\na;\"two\nlines\"\n\nb;one\n";

        assertThat(Given.read(csv(text)))
                .extracting(entry -> entry.position())
                .containsExactly(Position.row(2), Position.row(4));
    }

    @Test
    void readsWindows1252WhereItIsNotUtf8AndSaysSo() throws IOException {
        Source source = Given.source("x.csv", "id;Nom\na;Müller\n".getBytes(WINDOWS));

        assertThat(Given.candidates(source)).containsExactly(MUELLER);
        try (Records records = reader.open(source)) {
            assertThat(records.warnings()).singleElement().satisfies(warning -> assertThat(warning.message())
                    .contains("Windows-1252"));
        }
        try (Records records = reader.open(csv("id;Nom\na;Müller\n"))) {
            assertThat(records.warnings()).isEmpty();
        }
    }

    @Test
    void readsWhatExcelCallsUnicodeText() throws IOException {
        byte[] text = "\uFEFFid\tNom\r\na\tMüller\r\n".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Given.candidates(Given.source("x.txt", text))).containsExactly(MUELLER);
    }

    @Test
    void refusesTwoEncodingsInOneFile() {
        byte[] text = concat("id;Nom\na;Müller\n".getBytes(StandardCharsets.UTF_8), "b;Schön\n".getBytes(WINDOWS));

        assertThatThrownBy(() -> reader.open(Given.source("x.csv", text)))
                .isInstanceOf(UnreadableException.class)
                .hasMessage("line 3: expected text in one encoding, UTF-8 or Windows-1252; save the file as UTF-8");
    }

    @Test
    void readsUtf8OverTheBordersOfItsBuffers() throws IOException {
        for (int shift = 0; shift < 4; shift++) {
            String tags = "x".repeat(65_536 - 20 + shift) + "é€😀".repeat(20);
            assertThat(Given.candidates(csv("id;Commentaire\na;" + tags + "\n")).get(0))
                    .contains("é€😀'}");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id;Nom\\na;\"Müller\\n|CUT|row 2: expected more: it ends inside of quotes",
                "id;Nom\\na;\"M\"x\\nb;y\\n|BROKEN|row 2: expected the end of the cell after its closing quote",
                "id;Nom\\na;b\\u0000\\n|BROKEN|line 2: expected text, found binary data",
                "\\n\\n;;\\n|EMPTY|expected candidates, but nothing is in it"
            })
    void refusesWhatCanNotBeReadAsAWhole(String text, Completeness completeness, String message) {
        Source source = csv(text.replace("\\n", "\n").replace("\\u0000", "\0"));

        assertThatThrownBy(() -> reader.open(source))
                .isInstanceOfSatisfying(UnreadableException.class, e -> assertThat(e.completeness())
                        .isEqualTo(completeness))
                .hasMessageContaining(message)
                .hasMessageNotContaining("Müller");
    }

    @Test
    void refusesRowsWithoutAnEnd() {
        String start = "id;Nom\na;";

        assertThatThrownBy(() -> reader.open(new Endless(start, 'x')))
                .hasMessageStartingWith("row 2: expected at most 4 million characters");
        assertThatThrownBy(() -> reader.open(new Endless(start + "\"", '\n')))
                .hasMessageStartingWith("row 2: expected at most 4 million characters");
        assertThatThrownBy(() -> reader.open(new Endless(start, ';'))).hasMessageContaining("16384 cells");
        assertThatThrownBy(() -> reader.open(new Endless("", 'x'))).hasMessageContaining("row 1: expected a header");
    }

    @Test
    void tellsWhatIsWrongInARowAndReadsTheOthers() throws IOException {
        var entries = Given.read(csv("id;TJM;Archivé;Nom\na;1,234;maybe;#N/A;more\nb;500;non;B\n"));

        assertThat(entries.get(0).origin().problems())
                .extracting(problem -> problem.column(), problem -> problem.message())
                .satisfiesExactly(
                        one -> assertThat(one.toString())
                                .contains(
                                        "row 2, column \"TJM\" (B): expected a number that can be read in one way only"),
                        two -> assertThat(two.toString()).contains("row 2, column \"Archivé\" (C): expected yes or no"),
                        three -> assertThat(three.toString())
                                .contains("row 2, column \"Nom\" (D): expected a value; the formula"),
                        four -> assertThat(four.toString())
                                .contains("row 2, column E: expected nothing: the column has no name in the header"));
        assertThat(entries.get(1).origin().problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "id;Nom\\na;b\\n|RECORDS",
                "id;Nom\\na;b|RECORDS",
                "id;Nom\\na;\"b|CUT",
                "id;Nom\\na;\"b\\n|CUT",
                "id;Nom\\na;\"b\"\"\\n|CUT",
                "id;Nom\\na;\"b\"\\n|RECORDS",
                "\\n|EMPTY",
                "|EMPTY"
            })
    void tellsHowMuchOfAFileIsThere(String text, Completeness completeness) throws IOException {
        assertThat(Given.completeness(csv(text == null ? "" : text.replace("\\n", "\n"))))
                .isEqualTo(completeness);
    }

    @Test
    void isKnownByWhatIsInItMoreThanByItsName() throws IOException {
        String table = "id;Nom\na;b\n";
        assertThat(Given.readerOf(csv("[{\"externalId\":\"a\"}]"))).isEqualTo(JsonReader.class);
        assertThat(Given.readerOf(Given.source("people", table))).isEqualTo(CsvCandidates.class);
        assertThat(Given.readerOf(Given.source("people.list", "\uFEFFNom;Référence\n")))
                .isEqualTo(CsvCandidates.class);
        assertThat(Given.readerOf(Given.source("people.json", table))).isEqualTo(JsonReader.class);
        assertThat(Given.readerOf(Given.source("people", "what is this"))).isEqualTo(JsonReader.class);
        assertThat(Given.readerOf(Given.posted("text/csv", "whatever"))).isEqualTo(CsvCandidates.class);
        assertThat(Given.readerOf(Given.posted("application/json", table))).isEqualTo(JsonReader.class);
        assertThat(Given.readerOf(Given.posted("text/csv", "{\"externalId\":\"a\"}")))
                .isEqualTo(JsonReader.class);
    }

    @Test
    void givesRowsBackInTheirOwnColumns() throws IOException {
        Source source = csv("id\tproblem\tNom\n1\told\t\"a\tb\"\"\"\n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Records records = reader.open(source);
                var corrections = records.corrections(out)) {
            corrections.add(records.next(), List.of());
        }

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("\uFEFFid\tNom\tproblem\r\n1\t\"a\tb\"\"\"\t\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"|", "#", ":", " ", "/", "x", ",", ";", "\t"})
    void givesRowsBackSoThatTheyAreReadAgainWhateverIsBetweenTheirCells(String separator) throws IOException {
        Source source = csv("sep=" + separator + "\nid;Nom\n\"a;b,c\td\";M,Y\n".replace(";", separator));
        ByteArrayOutputStream refused = new ByteArrayOutputStream();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (Records records = reader.open(source);
                var corrections = records.corrections(refused);
                var copies = records.copies(kept).orElseThrow()) {
            Entry record = records.next();
            corrections.add(record, List.of());
            copies.add(record, List.of());
        }

        assertThat(Given.candidates(csv(refused.toString(StandardCharsets.UTF_8))))
                .isEqualTo(Given.candidates(source));
        assertThat(Given.candidates(csv(kept.toString(StandardCharsets.UTF_8)))).isEqualTo(Given.candidates(source));
    }

    @Test
    void takesAQuoteForNoSeparator() {
        assertThatThrownBy(() -> reader.open(csv("sep=\""))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsValuesWithoutTheBlanksAroundThemEvenWhereNoLineBreaks() throws IOException {
        String text = """
                id;E-mail;TJM;Devise;Liens;Archivé;Remote
                a; a@example.org~;~b@example.org ;500~€~;€~;Blog~: https://a.example;~oui;télétravail~
                b;c@example.org;500~;~;;;
                """.replace("; a@example.org~;~b@example.org ;", ";\" a@example.org~;~b@example.org ;~\";")
                .replace('~', '\u00A0');

        assertThat(Given.candidates(csv(text)))
                .containsExactly(
                        "{'externalId':'a','emails':['a@example.org','b@example.org'],"
                                + "'compensation':{'dailyRate':500,'currency':'EUR'},"
                                + "'links':[{'name':'Blog','url':'https://a.example'}],"
                                + "'archived':true,'workPreference':'REMOTE'}",
                        "{'externalId':'b','emails':['c@example.org'],'compensation':{'dailyRate':500}}");
    }

    private static Source csv(String text) {
        return Given.source("x.csv", text);
    }

    private static byte[] concat(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
