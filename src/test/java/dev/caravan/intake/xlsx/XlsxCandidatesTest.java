package dev.caravan.intake.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Given;
import dev.caravan.intake.Position;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XlsxCandidatesTest {

    private static final String ZOE = """
            {'externalId':'lo-1','firstName':'Zoë','lastName':'Müller-Lüdenscheidt',\
            'emails':['zoe@example.org','z.mueller@example.com'],'phones':['06 12 34 56 78'],\
            'linkedinUrl':'https://www.linkedin.com/in/zoe','location':'Köln',\
            'compensation':{'dailyRate':650.5,'yearlySalary':{'min':45000},'currency':'EUR'},\
            'notes':[{'at':'2024-03-15T00:00:00Z','content':'Première ligne\\nSeconde ligne, avec; \\'guillemets\\''}],\
            'archived':false,'tags':['java','SQL']}""";
    private static final String LUKAS = """
            {'externalId':'lo-2','firstName':'Lukáš','lastName':'Nowak','emails':['lukasz@example.org'],\
            'phones':['33612345679'],'compensation':{'dailyRate':650,'currency':'EUR'},\
            'notes':[{'at':'2024-03-16T14:30:00Z','content':'Rappeler'}],'archived':true}""";
    private static final String ADA =
            "{'externalId':'lo-3','firstName':'Ada','emails':['not an address'],'phones':['+33 6 12 34 56 80']}";

    private final XlsxCandidates reader = new XlsxCandidates();

    @ParameterizedTest
    @ValueSource(strings = {"libreoffice.xlsx", "libreoffice.tsv", "libreoffice-windows-1252.csv"})
    void readsWhatLibreOfficeWrites(String name) throws IOException {
        List<Entry.Readable> entries = Given.read(Given.source(name, Given.resource("spreadsheets/" + name)));

        assertThat(entries)
                .extracting(
                        entry -> entry.candidate().toString().replace('"', '\'').replace("650.50", "650.5"))
                .containsExactly(ZOE, LUKAS, ADA);
        assertThat(entries)
                .extracting(Entry::position)
                .containsExactly(Position.row(2), Position.row(3), Position.row(5));
        assertThat(entries.get(2).origin().problems()).singleElement().satisfies(problem -> assertThat(
                        problem.message())
                .isEqualTo("row 5, column \"Nom\" (C): expected a value; the formula of the cell has failed,"
                        + " found #N/A"));
    }

    @ParameterizedTest
    @CsvSource({
        "libreoffice.xls,'found the old .xls format, or one with a password'",
        "libreoffice.ods,'found an OpenDocument file; save the table as .xlsx'"
    })
    void saysWhatToDoWithOtherFormats(String name, String message) throws IOException {
        Source source = Given.source("people.xlsx", Given.resource("spreadsheets/" + name));

        assertThat(Given.readerOf(source)).isEqualTo(XlsxCandidates.class);
        assertThatThrownBy(() -> reader.open(source)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"people.xls", "people.xlsx", "people.XLSM"})
    void doesNotBelieveTheName(String name) throws IOException {
        Source page = Given.source(name, "<html><table>");

        assertThat(Given.readerOf(page)).isEqualTo(XlsxCandidates.class);
        assertThat(Given.completeness(page)).isEqualTo(Completeness.BROKEN);
        assertThatThrownBy(() -> reader.open(page)).hasMessageContaining("found something else under its name");
        assertThat(Given.completeness(Given.source(name, ""))).isEqualTo(Completeness.EMPTY);
    }

    @Test
    void believesTheContent() throws IOException {
        byte[] workbook = Given.resource("spreadsheets/libreoffice.xlsx");

        assertThat(Given.readerOf(Given.source("people.csv", workbook))).isEqualTo(XlsxCandidates.class);
        assertThat(Given.readerOf(Given.source("people.json", workbook))).isEqualTo(XlsxCandidates.class);
    }

    @Test
    void tellsEveryCutOfAWorkbookFromTheWhole() throws IOException {
        byte[] whole = Given.resource("spreadsheets/libreoffice.xlsx");

        for (int end = 4; end < whole.length; end += 7) {
            Source cut = Given.source("x.xlsx", Arrays.copyOf(whole, end));
            assertThat(Given.completeness(cut)).as("the first %d bytes", end).isEqualTo(Completeness.CUT);
            assertThatThrownBy(() -> reader.open(cut))
                    .isInstanceOfSatisfying(UnreadableException.class, e -> assertThat(e.completeness())
                            .isEqualTo(Completeness.CUT));
        }
        assertThat(Given.completeness(Given.source("x.xlsx", whole))).isEqualTo(Completeness.WHOLE);
    }

    @Test
    void survivesEveryDamage() throws IOException {
        byte[] whole = Given.resource("spreadsheets/libreoffice.xlsx");
        int refused = 0;
        for (int at = 0; at < whole.length; at += 13) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            try {
                Given.read(Given.source("x.xlsx", damaged));
            } catch (UnreadableException e) {
                assertThat(e.getMessage()).contains("expected");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(10);
    }

    @Test
    void readsTheSheetOfCandidatesOrTheFirstThatIsShown() throws IOException {
        String table = WorkbookKit.rows("id,Nom", "a,Müller");
        String other = WorkbookKit.rows("x");

        assertThat(Given.candidates(new WorkbookKit()
                        .sheet("Other", null, other)
                        .sheet("CANDIDATES", "hidden", table)
                        .source()))
                .hasSize(1);
        assertThat(Given.candidates(new WorkbookKit()
                        .sheet("Old", "hidden", other)
                        .sheet("New", "visible", table)
                        .sheet("Third", null, other)
                        .source()))
                .hasSize(1);
    }

    @Test
    void tellsOfFormulasThatWereNeverCalculated() throws IOException {
        String row = "<row r='7'><c r='A7'><v>12</v></c><c r='B7'><f>A1</f></c></row>";
        Source source = new WorkbookKit()
                .sheet("A", null, WorkbookKit.rows("id,Nom") + row)
                .source();

        assertThat(Given.candidates(source)).containsExactly("{'externalId':'12'}");
        assertThat(Given.read(source).get(0).origin().problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message())
                        .startsWith("row 7, column \"Nom\" (B): expected a value; its formula was never calculated"));
    }

    @Test
    void readsTextsInPiecesAndEscapes() throws IOException {
        String text = "<is><r><t>Mül</t></r><r><t xml:space='preserve'>ler _x005F_x</t></r><rPh><t>no</t></rPh></is>";
        String row = "<row><c><v>1</v></c><c t='inlineStr'>" + text + "</c></row>";
        Source source = new WorkbookKit()
                .sheet("A", null, WorkbookKit.rows("id,Nom") + row)
                .source();

        assertThat(Given.candidates(source)).containsExactly("{'externalId':'1','lastName':'Müller _x'}");
    }

    @Test
    void givesRowsBackAsAWorkbookThatIsReadTheSame() throws IOException {
        Source source = Given.source("x.xlsx", Given.resource("spreadsheets/libreoffice.xlsx"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Records records = reader.open(source);
                var corrections = records.corrections(out)) {
            for (Entry entry = records.next(); entry != null; entry = records.next()) {
                corrections.add(entry, List.of());
            }
        }
        Source again = Given.source("again", out.toByteArray());

        assertThat(Given.completeness(again)).isEqualTo(Completeness.WHOLE);
        assertThat(Given.candidates(again)).isEqualTo(Given.candidates(source));
        assertThat(Given.read(again)).extracting(Entry::position).contains(Position.row(4));
    }
}
