package dev.caravan.intake.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.intake.Given;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTest {

    @ParameterizedTest
    @CsvSource({
        "Prénom,firstName",
        "PRENOM,firstName",
        "first name,firstName",
        "First_Name,firstName",
        "firstName,firstName",
        "Téléphone mobile,phones",
        "tel. portable,phones",
        "N° de téléphone :,phones",
        "E-mail 2,emails",
        "Email,emails",
        "compensation.dailyRate,compensation.dailyRate",
        "COMPENSATION_YEARLYSALARY_MIN,compensation.yearlySalary.min",
        "T.J.M.,compensation.dailyRate"
    })
    void knowsNamesAsPeopleWriteThem(String name, String path) throws IOException {
        Header header = header("externalId", name);

        assertThat(header.column(1).field().path()).isEqualTo(path);
    }

    @Test
    void knowsWhatOnlyAVendorUnderstandsByItsPath() throws IOException {
        Header header = header("id", "vendors.jarvi.customFields.0d1f/a~b", "Vendors.merge.remoteUserId");

        assertThat(header.column(1).pointer()).isEqualTo("/vendors/jarvi/customFields/0d1f~1a~0b");
        assertThat(header.column(2).pointer()).isEqualTo("/vendors/merge/remoteUserId");
    }

    @Test
    void saysEveryProblemAtOnceAndWhatWasMeant() {
        assertThatThrownBy(() -> header("ID", "Emial", "Nom", "", "Surname", "favourite colour", "vendors.jarvi"))
                .hasMessage(
                        "row 3: column \"Emial\" (B): expected the name of a field; did you mean \"E-mail\"?; "
                                + "column \"favourite colour\" (F): expected the name of a field; "
                                + "column \"vendors.jarvi\" (G): expected a name such as vendors.merge.remoteUserId; "
                                + "column \"Nom\" (C) and column \"Surname\" (E) stand for the same field, which has one value");
    }

    @Test
    void wantsTheId() {
        assertThatThrownBy(() -> header("Nom", "Prénom"))
                .hasMessageContaining("expected a column externalId, the sender's own id of each candidate");
    }

    @Test
    void tellsNothingOfARowThatIsNoHeader() {
        assertThatThrownBy(() -> header("Ada", "Lovelace", "ada@example.org"))
                .hasMessageContaining("expected a header")
                .hasMessageNotContaining("Lovelace");
    }

    @Test
    void refusesAFieldThatIsAValueAndAnObjectAtOnce() {
        assertThatThrownBy(() -> header("id", "vendors.jarvi.customFields", "vendors.jarvi.customFields.x"))
                .hasMessageContaining("stand for the same field");
    }

    @Test
    void takesSeveralColumnsForAList() throws IOException {
        assertThat(header("id", "E-mail", "E-mail 2", "Mobile", "Téléphone fixe", "")
                        .columns())
                .hasSize(5);
    }

    @Test
    void refusesMoreColumnsThanAnyTableHas() {
        String[] names = IntStream.range(0, 1001).mapToObj(i -> "E-mail " + i).toArray(String[]::new);

        assertThatThrownBy(() -> header(names)).hasMessage("row 3: expected at most 1000 columns");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vendors.", "vendors.a..b", "vendors.a.b.c.d.e.f.g.h.i", "firstName 2", "problems", "x"})
    void refusesWhatIsAlmostAName(String name) {
        assertThatThrownBy(() -> header("id", name)).hasMessageContaining("(B): expected");
    }

    @Test
    void noNameStandsForTwoFields() {
        Map<String, Field> known = new HashMap<>();
        for (Field field : Field.values()) {
            field.allNames().map(Names::key).distinct().forEach(key -> assertThat(known.put(key, field))
                    .as(key)
                    .isNull());
        }
    }

    @Test
    void theDocumentedTableIsTheOneThatIsUsed() throws IOException {
        Map<String, String> documented = new LinkedHashMap<>();
        Files.readAllLines(Path.of("docs/formats.md")).stream()
                .dropWhile(line -> !line.equals("| field | other names |"))
                .skip(2)
                .takeWhile(line -> !line.isEmpty())
                .map(line -> line.split("\\|"))
                .forEach(cells -> documented.put(cells[1].strip().replace("`", ""), cells[2].strip()));

        Map<String, String> used = new LinkedHashMap<>();
        Arrays.stream(Field.values())
                .filter(field -> field != Field.VENDORS)
                .forEach(field -> used.put(field.path(), String.join(", ", field.names())));

        assertThat(documented).containsExactlyEntriesOf(used);
    }

    @Test
    void namesColumnsAsSpreadsheetsDo() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702, 16_383))
                .extracting(Column::letters)
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA", "XFD");
    }

    @Test
    void readsATableWhoseHeaderIsNotTheFirstRow() throws IOException {
        assertThat(Given.candidates(Given.source("x.csv", "\n,,\nid,Nom\na,Müller\n")))
                .containsExactly("{'externalId':'a','lastName':'Müller'}");
    }

    private static Header header(String... names) throws IOException {
        return Header.of(new Row(3, Arrays.stream(names).map(Cell::text).toList()));
    }
}
