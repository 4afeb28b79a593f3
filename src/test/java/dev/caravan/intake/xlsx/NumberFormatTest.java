package dev.caravan.intake.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "General|33612345678|33612345678",
                "General|3.3612345678E10|33612345678",
                "General|1.0|1",
                "General|0.30000000000000004|0.3",
                "0|45000|45000",
                "#,##0.00\" €\"|650.5|650.5",
                "[$€-40C] #,##0|650|650",
                "#\\ ##0.00|45000|45000",
                "0.00\\ [$€-40C]|45000|45000",
                "#\\ ##0.00\\ [$€-40C]|45000|45000",
                "[$€-40C]\\ 0.00|45000|45000",
                "#\\ ##0\\ [$€-40C]|45000|45000",
                "+0.00|45000|45000",
                "0.00\\ |45000|45000",
                "(0.00)|45000|45000",
                "0.|45000|45000",
                "#\\ ##0|45000|45 000",
                "#\\.##0|45000|45.000",
                "0\\ 00\\ 00\\ 00\\ 00|612345678|6 12 34 56 78",
                "00.00.00.00.00|612345678|06.12.34.56.78",
                "00\\.00\\.00\\.00\\.00|612345678|06.12.34.56.78",
                "[$-40C]00\\ 00\\ 00\\ 00\\ 00|612345678|06 12 34 56 78",
                "+00\\ 0|336|+33 6",
                "00\" \"00\" \"00\" \"00\" \"00|612345678|06 12 34 56 78",
                "0#\" \"##\" \"##\" \"##\" \"##|612345678|06 12 34 56 78",
                "0000000000|612345678|0612345678",
                "00000|1000|01000",
                "(000) 000-0000|2025550143|(202) 555-0143",
                "00 00|123456|1234 56",
                "0%|0.15|15%",
                "0.00%|0.155|15.5%",
                "dd/mm/yyyy|45366|2024-03-15",
                "[$-40C]d mmmm yyyy;@|45366|2024-03-15",
                "dd/mm/yyyy\\ hh:mm|45367.6041666667|2024-03-16 14:30",
                "yyyy-mm-dd hh:mm:ss|45367.604178240744|2024-03-16 14:30:01",
                "dd/mm/yyyy hh:mm|45366.999999999|2024-03-16 00:00",
                "mmm-yy|45366|2024-03-15",
                "hh:mm|0.5|12:00",
                "\"day\" 0|3|3",
                "\"TRUE\";\"TRUE\";\"FALSE\"|1|1",
                "dd/mm/yyyy|59|1900-02-28",
                "dd/mm/yyyy|61|1900-03-01",
                "dd/mm/yyyy|1|1900-01-01",
                "dd/mm/yyyy|-1|-1",
                "dd/mm/yyyy|99999999|99999999"
            })
    void showsNumbersAsSpreadsheetsDo(String code, BigDecimal number, String shown) {
        assertThat(NumberFormat.of(code).show(number, false)).isEqualTo(shown);
    }

    @Test
    void knowsTheFormatsThatHaveNoCode() {
        assertThat(NumberFormat.builtIn(14).show(new BigDecimal("45366"), false))
                .isEqualTo("2024-03-15");
        assertThat(NumberFormat.builtIn(22).show(new BigDecimal("45366.5"), false))
                .isEqualTo("2024-03-15 12:00");
        assertThat(NumberFormat.builtIn(9).show(new BigDecimal("0.5"), false)).isEqualTo("50%");
        assertThat(NumberFormat.builtIn(49).show(new BigDecimal("7.0"), false)).isEqualTo("7");
    }

    @Test
    void countsFrom1904WhereTheWorkbookDoes() {
        assertThat(NumberFormat.builtIn(14).show(new BigDecimal("43904"), true)).isEqualTo("2024-03-15");
    }
}
