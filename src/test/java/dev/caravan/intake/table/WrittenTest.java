package dev.caravan.intake.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500|500",
                "500.5|500.5",
                "500,5|500.5",
                "1 234,50|1234.50",
                "1\u00A0234,50|1234.50",
                "1\u202F234|1234",
                "1,234.50|1234.50",
                "1.234,50|1234.50",
                "'1''234.50'|1234.50",
                "1,234,567|1234567",
                "1.234.567|1234567",
                "1234.567|1234.567",
                "0.123|0.123",
                "0,125|0.125",
                "500 €|500",
                "500 €\u00A0|500",
                "\u202F500\u00A0|500",
                "€ 1 234,50|1234.50",
                "1.234,50 EUR|1234.50",
                "-3|-3",
                "\u22123|-3"
            })
    void readsNumbersOfBothLanguages(String written, BigDecimal number) {
        assertThat(Written.number(Cell.text(written))).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,234", "1.234", "45.000", "12,345", "500 $", "$500", "€500€", "1 23,5", "1,23,4", "1e3", "abc", "5%",
                "1..2", ""
            })
    void readsNoNumberThatMayBeAnother(String written) {
        assertThat(Written.number(Cell.text(written))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Oui,true",
        "OUI !,true",
        "x,true",
        "Vrai,true",
        "1,true",
        "non,false",
        "No,false",
        "FAUX,false",
        "0,false"
    })
    void readsYesAndNo(String written, boolean truth) {
        assertThat(Written.truth(written)).hasValue(truth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maybe", "2", "-", "ouinon"})
    void readsNothingElseAsYesOrNo(String written) {
        assertThat(Written.truth(written)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-15,2024-03-15T00:00:00Z",
        "15/03/2024,2024-03-15T00:00:00Z",
        "03/15/2024,2024-03-15T00:00:00Z",
        "15.03.2024,2024-03-15T00:00:00Z",
        "3.4.2024,2024-04-03T00:00:00Z",
        "03/03/2024,2024-03-03T00:00:00Z",
        "2024-03-15 14:30,2024-03-15T14:30:00Z",
        "15/03/2024 14:30:10,2024-03-15T14:30:10Z",
        "2024-03-15T14:30:00+01:00,2024-03-15T14:30:00+01:00"
    })
    void readsDates(String written, String time) {
        assertThat(Written.time(written)).hasValue(time);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"03/04/2024", "31/02/2024", "15/03/24", "2024", "yesterday", "2024-13-01", "99999999999/1/2024"})
    void readsNoDateThatMayBeAnother(String written) {
        assertThat(Written.time(written)).isEmpty();
    }
}
