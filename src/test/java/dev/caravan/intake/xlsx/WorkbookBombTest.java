package dev.caravan.intake.xlsx;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

/** Workbooks that are made to hurt. Each is refused with words, by a reader that holds little of it. */
class WorkbookBombTest {

    private static final String ID = WorkbookKit.rows("id");

    @Test
    void refusesASheetThatUnpacksToFarTooMuch() throws IOException {
        refused(new WorkbookKit().sheet("A", null, out -> {
                    WorkbookKit.text(out, "<worksheet><sheetData>" + ID);
                    blank(out, 300);
                    WorkbookKit.text(out, "</sheetData></worksheet>");
                }))
                .hasMessageContaining("expected no more than 250 times its size when it is unpacked");
    }

    @Test
    void refusesStylesThatAreTooLarge() throws IOException {
        refused(people().part("styles", "styles.xml", out -> {
                    WorkbookKit.text(out, "<styleSheet>");
                    blank(out, 40);
                    WorkbookKit.text(out, "</styleSheet>");
                }))
                .hasMessageContaining("xl/styles.xml: expected at most 32 MB");
    }

    @Test
    void refusesABillionLaughs() throws IOException {
        String laughs = "<!DOCTYPE x [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>";

        refused(people().part("sharedStrings", "s.xml", laughs + "<sst><si><t>&b;</t></si></sst>"))
                .hasMessageContaining("expected no DOCTYPE");
        refused(people().part("styles", "styles.xml", "<!DOCTYPE x SYSTEM 'file:///etc/passwd'><styleSheet/>"))
                .hasMessageContaining("expected no DOCTYPE");
        refused(sheet("<row><c t='inlineStr'><is><t>&laugh;</t></is></c></row>"))
                .hasMessageContaining("expected well-formed XML");
    }

    @Test
    void refusesALongTextThatIsNamedAgainAndAgain() throws IOException {
        String cells = "<c t='s'><v>0</v></c>".repeat(100);

        refused(sheet(ID + "<row>" + cells + "</row>")
                        .part("sharedStrings", "s.xml", "<sst><si><t>" + "x".repeat(100_000) + "</t></si></sst>"))
                .hasMessageContaining("row 2: expected at most 4 million characters in a row");
    }

    @Test
    void refusesATextWithoutAnEnd() throws IOException {
        String pieces = "<r><t>xxxx</t></r>".repeat(50_001);

        refused(people().part("sharedStrings", "s.xml", "<sst><si><t>" + "x".repeat(200_001) + "</t></si></sst>"))
                .hasMessageContaining("expected at most 200000 characters in a cell");
        refused(people().part("sharedStrings", "s.xml", "<sst><si>" + pieces + "</si></sst>"))
                .hasMessageContaining("expected at most 200000 characters in a cell");
    }

    @Test
    void refusesColumnsThatNoSpreadsheetHas() throws IOException {
        for (String reference : new String[] {"XFE2", "ZZZZZZZZZZZZ2"}) {
            refused(sheet(ID + "<row><c r='" + reference + "'><v>1</v></c></row>"))
                    .hasMessageContaining("in at most 16384 columns");
        }
        refused(sheet(ID + "<row><c r='B2'><v>1</v></c><c r='A2'><v>1</v></c></row>"))
                .hasMessageContaining("from left to right");
    }

    @Test
    void refusesNamesAttributesAndDepthWithoutAnEnd() throws IOException {
        String names = IntStream.range(0, 2000).mapToObj(i -> "<n" + i + "/>").collect(Collectors.joining());

        refused(sheet(names)).hasMessageContaining("expected the elements of a workbook");
        refused(sheet("<row r='" + "1".repeat(100_000) + "'/>")).hasMessageContaining("expected well-formed XML");
        refused(sheet("<row>".repeat(200) + "</row>".repeat(200))).hasMessageContaining("expected well-formed XML");
    }

    @Test
    void refusesNumbersThatAreNone() throws IOException {
        for (String number : new String[] {"1e9999", "NaN", "1".repeat(100), "--1"}) {
            refused(sheet(ID + "<row><c><v>" + number + "</v></c></row>")).hasMessageContaining("expected a number");
        }
        refused(sheet(ID + "<row><c t='s'><v>99</v></c></row>")).hasMessageContaining("expected a text of number 99");
    }

    @Test
    void refusesAnArchiveOfManyFilesOrOfOthers() throws IOException {
        WorkbookKit many = people();
        for (int i = 0; i < 10_001; i++) {
            many.part("other", "p" + i + ".xml", "");
        }
        refused(many).hasMessageContaining("at most 10000 parts");
        refused(new WorkbookKit()).hasMessageContaining("expected a sheet in the workbook");
    }

    private static void blank(OutputStream out, int megabytes) throws IOException {
        byte[] blank = new byte[1024 * 1024];
        Arrays.fill(blank, (byte) ' ');
        for (int i = 0; i < megabytes; i++) {
            out.write(blank);
        }
    }

    private static WorkbookKit people() {
        return sheet(WorkbookKit.rows("id,Nom", "a,b"));
    }

    private static WorkbookKit sheet(String rows) {
        return new WorkbookKit().sheet("A", null, rows);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> refused(WorkbookKit kit) throws IOException {
        Source source = kit.source();
        return assertThatThrownBy(() -> new XlsxCandidates().open(source)).isInstanceOf(UnreadableException.class);
    }
}
