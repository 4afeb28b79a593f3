package dev.caravan.intake.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.intake.Entry;
import dev.caravan.intake.Given;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;

/** Amounts in the formats that French, German and English spreadsheets offer and that people type themselves. */
class AmountPropertyTest {

    /** As they stand in the file, where the point and the comma are the English ones whatever the language is. */
    private static final List<String> FORMATS = List.of(
            "General",
            "0",
            "0.00",
            "#,##0",
            "#,##0.00",
            "#,##0.0#",
            "#,##0;-#,##0",
            "#,##0.00;[Red]-#,##0.00",
            "#,##0_);(#,##0)",
            "# ##0",
            "#\\ ##0",
            "#\\ ##0.00",
            "#\\ ###\\ ##0.00",
            "# ##0.00;-# ##0.00",
            "#\u00A0##0.00",
            "#\u202F##0",
            "#,##0\\ \"€\"",
            "#,##0.00\\ \"€\";[Red]\\-#,##0.00\\ \"€\"",
            "#,##0.00\\ [$€-40C]",
            "#,##0.00\\ [$€-407]",
            "#\\ ##0.00\\ [$€-40C]",
            "#\\ ##0\\ [$€-40C]",
            "0.00\\ [$€-40C]",
            "0\\ [$EUR]",
            "[$€-40C]\\ 0.00",
            "[$£-809]#,##0.00",
            "[$CHF-807]\\ #,##0.00",
            "\"£\"#,##0.00",
            "_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-",
            "_(\"$\"* #,##0.00_);_(\"$\"* (#,##0.00);_(\"$\"* \"-\"??_);_(@_)",
            "#\\.##0",
            "#\\'##0",
            "+0.00",
            "+#,##0;-#,##0",
            "0.00\\ ",
            "0.00 ",
            "(0.00)",
            "0.",
            "[>=1000]#\\ ##0;0",
            "0.00E+00",
            "# ?/?",
            "0.00%",
            "\"EUR\" 0.00",
            "[Blue]#\\ ##0.00");

    @Property(tries = 500)
    void comeBackAsTheyWere(
            @ForAll("formats") String format,
            @ForAll @BigRange(min = "-9999", max = "99999999") @Scale(2) BigDecimal amount)
            throws IOException {
        Source first = workbook(format, amount.toPlainString());
        Source again = Given.source("again.xlsx", corrections(first));

        assertThat(minimum(first)).isEqualByComparingTo(amount);
        assertThat(minimum(again)).isEqualByComparingTo(amount);
        assertThat(text(again)).isEqualTo(text(first));
    }

    @Property
    void areNoOthersAsATextThanInTheSheet(@ForAll("formats") String format) throws IOException {
        String whole = text(workbook(format, "45000"));

        assertThat(whole).matches(format.contains("%") ? "4500000%" : "\\+?45[ '.]?000");
    }

    @Provide
    Arbitrary<String> formats() {
        return Arbitraries.of(FORMATS);
    }

    private static Source workbook(String format, String amount) throws IOException {
        String code = format.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
        String cell = "<c s='1'><v>" + amount + "</v></c>";
        return new WorkbookKit()
                .part(
                        "styles",
                        "styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId='170' formatCode=\"" + code
                                + "\"/></numFmts><cellXfs><xf numFmtId='0'/><xf numFmtId='170'/></cellXfs></styleSheet>")
                .sheet(
                        "A",
                        null,
                        WorkbookKit.rows("id,Salaire min,vendors.jarvi.x")
                                + "<row><c t='inlineStr'><is><t>a</t></is></c>" + cell + cell + "</row>")
                .source();
    }

    private static byte[] corrections(Source source) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Records records = Given.open(source);
                var corrections = records.corrections(out)) {
            corrections.add(records.next(), List.of());
        }
        return out.toByteArray();
    }

    private static BigDecimal minimum(Source source) throws IOException {
        return candidate(source)
                .candidate()
                .at("/compensation/yearlySalary/min")
                .decimalValue();
    }

    private static String text(Source source) throws IOException {
        return candidate(source).candidate().at("/vendors/jarvi/x").asText();
    }

    private static Entry.Readable candidate(Source source) throws IOException {
        List<Entry.Readable> candidates = Given.read(source);
        assertThat(candidates).hasSize(1);
        assertThat(candidates.get(0).origin().problems()).isEmpty();
        return candidates.get(0);
    }
}
