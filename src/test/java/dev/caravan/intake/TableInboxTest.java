package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables and resumes through the inbox, and what was refused of them once round. */
class TableInboxTest {

    @TempDir
    private Path folder;

    private InboxKit inbox;

    @BeforeEach
    void start() throws Exception {
        inbox = new InboxKit(folder).start();
    }

    @AfterEach
    void stop() {
        inbox.close();
    }

    @Test
    void aTableGoesRoundUntilItIsRight() throws Exception {
        inbox.drop("people.csv", """
                Réf.;Prénom;E-mail;TJM;vendors.nobody.x
                a;Ada;ada@example.org;650;
                b;Bob;"bob@example.org; bob at example";1,234;
                c;Cid;;;1
                ;Dan;;;
                """);
        inbox.awaitDone("people.csv");

        JsonNode receipt = inbox.receipt("people.csv");
        assertThat(receipt.at("/accepted").asInt()).isEqualTo(1);
        assertThat(receipt.at("/refused").asInt()).isEqualTo(3);
        assertThat(receipt.at("/candidates/1/row").asInt()).isEqualTo(3);
        JsonNode problems = inbox.problems("people.csv").path("problems");
        assertThat(problems.at("/0/record/row").asInt()).isEqualTo(3);
        assertThat(problems.at("/0/column").asText()).isEqualTo("TJM");
        assertThat(problems.at("/0/message").asText())
                .startsWith("row 3, column \"TJM\" (D): expected a number that can be read in one way only");
        assertThat(problems.at("/1/column").asText()).isEqualTo("E-mail");
        assertThat(problems.at("/1/message").asText())
                .isEqualTo("row 3, column \"E-mail\" (C): expected an e-mail address such as ada@example.org,"
                        + " found string of 14 characters");
        assertThat(problems.at("/1/pointer").isMissingNode()).isTrue();
        assertThat(problems.at("/2/message").asText())
                .startsWith("row 4, column \"vendors.nobody.x\" (E): expected the name of a vendor");
        assertThat(problems.at("/3/message").asText())
                .isEqualTo("row 5, column \"Réf.\" (A): expected a value: it is required, found nothing");

        String refused = Files.readString(inbox.refused("people.csv"));
        assertThat(refused)
                .startsWith("\uFEFFRéf.;Prénom;E-mail;TJM;vendors.nobody.x;problem\r\nb;Bob;")
                .contains(
                        "\r\n;Dan;;;;\"column \"\"Réf.\"\" (A): expected a value: it is required, found nothing\"\r\n");
        Files.delete(inbox.refused("people.csv"));
        inbox.drop(
                "people-2.csv",
                refused.replace(" at ", "@")
                        .replace("1,234", "1234")
                        .replace(";1;", ";;")
                        .replace("\n;Dan", "\nd;Dan"));
        inbox.awaitDone("people-2.csv");

        assertThat(inbox.receipt("people-2.csv").at("/accepted").asInt()).isEqualTo(3);
        assertThat(inbox.refused("people-2.csv")).doesNotExist();
        assertThat(inbox.kit.ledger.ids()).containsExactlyInAnyOrder("a", "b", "c", "d");
    }

    @Test
    void aTableOfWhichAllIsRefusedSaysWhyInItself() throws Exception {
        inbox.drop("people.csv", "id;E-mail\na;none\n");
        inbox.awaitDone("people.csv");

        assertThat(Files.readString(inbox.refused("people.csv"))).contains("problem", "column \"\"E-mail\"\" (B)");
    }

    @Test
    void aTableWithAWrongHeaderComesBackAsItWas() throws Exception {
        byte[] table = "id;Emial;Prénom\na;x;y\n".getBytes(Charset.forName("windows-1252"));
        inbox.drop("people.csv", table);
        inbox.awaitDone("people.csv");

        assertThat(inbox.refused("people.csv")).hasBinaryContent(table);
        assertThat(inbox.problems("people.csv").at("/problems/0/message").asText())
                .isEqualTo("row 1: column \"Emial\" (B): expected the name of a field; did you mean \"E-mail\"?");
    }

    @Test
    void theReceiptTellsOfAnEncodingThatWasGuessed() throws Exception {
        inbox.drop("people.csv", "id;Nom\na;Müller\n".getBytes(Charset.forName("windows-1252")));
        inbox.awaitDone("people.csv");

        assertThat(inbox.receipt("people.csv").at("/warnings/0/message").asText())
                .contains("Windows-1252");
    }

    @Test
    void aWorkbookGoesRoundUntilItIsRight() throws Exception {
        inbox.drop("people.xlsx", Given.resource("spreadsheets/libreoffice.xlsx"));
        inbox.awaitDone("people.xlsx");

        assertThat(inbox.receipt("people.xlsx").at("/accepted").asInt()).isEqualTo(2);
        byte[] refused = Files.readAllBytes(inbox.refused("people.xlsx"));
        assertThat(Given.read(Given.source("people.xlsx", refused)))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.position()).isEqualTo(Position.row(2));
                    assertThat(entry.candidate().path("externalId").asText()).isEqualTo("lo-3");
                });
        Files.delete(inbox.refused("people.xlsx"));
        inbox.drop("again.xlsx", refused);
        inbox.awaitDone("again.xlsx");

        assertThat(inbox.problems("again.xlsx").path("problems").findValuesAsText("message"))
                .containsExactly(
                        "row 2, column \"Nom\" (C): expected a value; the formula of the cell has failed, found #N/A",
                        "row 2, column \"E-mail\" (D): expected an e-mail address such as ada@example.org,"
                                + " found string of 14 characters");
    }

    @Test
    void aRefusedResumeKeepsTheIdOfItsFile() throws Exception {
        inbox.drop("ada.resume.json", "{\"basics\":{\"name\":\"Ada Lovelace\",\"email\":\"none\"}}");
        inbox.awaitDone("ada.resume.json");

        assertThat(inbox.problems("ada.resume.json").at("/problems/0/pointer").asText())
                .isEqualTo("/basics/email");
        String refused = Files.readString(inbox.refused("ada.resume.json"));
        assertThat(JsonFormat.MAPPER.readTree(refused).at("/meta/externalId").asText())
                .isEqualTo("ada");
        inbox.drop("corrected.json", refused.replace("none", "ada@example.org"));
        inbox.awaitDone("corrected.json");

        assertThat(inbox.kit.ledger.ids()).containsExactly("ada");
    }
}
