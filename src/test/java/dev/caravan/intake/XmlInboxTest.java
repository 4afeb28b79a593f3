package dev.caravan.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** XML through the inbox, and what was refused of it once round. */
class XmlInboxTest {

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
    void aDocumentGoesRoundUntilItIsRight() throws Exception {
        byte[] text = """
                <?xml version="1.0" encoding="ISO-8859-1"?>
                <candidates xmlns="urn:hr">
                  <candidate externalId="a"/>
                  <!-- to be looked at -->
                  <candidate externalId="b" since="2024">
                    <problem>an old one</problem>
                    <firstName>Zoé &amp; <![CDATA[<Co>]]></firstName>
                    <emails><email>bob at example</email></emails>
                    <vendors><jarvi><customFields>
                      <field name="1" type="number">5</field>
                    </customFields></jarvi></vendors>
                  </candidate>
                </candidates>
                """.getBytes(StandardCharsets.ISO_8859_1);
        inbox.drop("people.xml", text);
        inbox.awaitDone("people.xml");

        JsonNode receipt = inbox.receipt("people.xml");
        assertThat(receipt.at("/accepted").asInt()).isEqualTo(1);
        assertThat(receipt.at("/candidates/1/element").asText()).isEqualTo("/candidates/candidate[2]");
        JsonNode problems = inbox.problems("people.xml").path("problems");
        assertThat(problems.findValuesAsText("message"))
                .containsExactly(
                        "line 5, column 3, /candidates/candidate[2]: expected no attribute \"since\", found one",
                        "line 8, column 13, /candidates/candidate[2]/emails/email[1]: expected an e-mail address such as"
                                + " ada@example.org, found string of 14 characters",
                        "line 9, column 14, /candidates/candidate[2]/vendors/jarvi: expected the name of a vendor: alpha,"
                                + " beta, gamma, found 'jarvi'");
        assertThat(problems.at("/1/pointer").asText()).isEqualTo("/emails/0");

        String refused = Files.readString(inbox.refused("people.xml"));
        assertThat(refused)
                .startsWith(
                        "<?xml version='1.0' encoding='UTF-8'?>\n<candidates>\n  <candidate externalId=\"b\" since=\"2024\">\n"
                                + "    <problem>line 5, column 3, /candidates/candidate[2]: expected no attribute \"since\"")
                .contains("<firstName>Zoé &amp; &lt;Co></firstName>\n", "<field name=\"1\" type=\"number\">5</field>\n")
                .doesNotContain("an old one")
                .endsWith("\n  </candidate>\n</candidates>\n");
        Files.delete(inbox.refused("people.xml"));
        inbox.drop(
                "people-2.xml",
                refused.replace(" at ", "@").replace(" since=\"2024\"", "").replace("jarvi>", "alpha>"));
        inbox.awaitDone("people-2.xml");

        assertThat(inbox.receipt("people-2.xml").at("/accepted").asInt()).isEqualTo(1);
        assertThat(inbox.refused("people-2.xml")).doesNotExist();
        assertThat(inbox.kit.ledger.ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aCandidateAloneComesBackAlone() throws Exception {
        inbox.drop("a.xml", "<candidate externalId='a'><emial>x</emial></candidate>");
        inbox.awaitDone("a.xml");

        assertThat(Files.readString(inbox.refused("a.xml"))).isEqualTo("""
                        <?xml version='1.0' encoding='UTF-8'?>
                        <candidate externalId="a">
                          <problem>line 1, column 27, /candidate/emial: expected no field of this name, found string of 1 character</problem>
                          <emial>x</emial>
                        </candidate>
                        """);
    }

    @Test
    void whatCanNotBeReadComesBackAsItWas() throws Exception {
        String text = "<candidates><candidate externalId='a'/></candidate>";
        inbox.drop("a.xml", text);
        inbox.settle();
        inbox.awaitDone("a.xml");

        assertThat(inbox.refused("a.xml")).hasContent(text);
        assertThat(inbox.problems("a.xml").at("/problems/0/message").asText()).startsWith("line 1, column 5");
        assertThat(inbox.kit.ledger.ids()).isEmpty();
    }

    @Test
    void aDocumentThatIsStillWrittenIsLeftAlone() throws Exception {
        String whole = "<candidates><candidate externalId='a'/></candidates>";
        inbox.write("a.xml", whole.substring(0, whole.length() - 13));
        inbox.drop("b.json", "{\"externalId\":\"b\"}");
        inbox.awaitDone("b.json");
        assertThat(inbox.kit.ledger.ids()).containsExactly("b");

        inbox.write("a.xml", whole);
        inbox.awaitDone("a.xml");

        assertThat(inbox.kit.ledger.ids()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void namesDocumentsThatLieBesideIt() throws Exception {
        inbox.write("docs/cv.pdf", "%PDF-1.7 cv");
        inbox.settle();
        inbox.drop(
                "a.xml",
                "<candidate externalId='a'><documents><document><kind>resume</kind><file>docs/cv.pdf</file></document>"
                        + "<document><kind>photo</kind><data>iVBO\n  Rw0KGgo=</data></document></documents></candidate>");
        inbox.awaitDone("a.xml");

        assertThat(inbox.receipt("a.xml").at("/accepted").asInt())
                .as(() -> inbox.refused("a.xml").toString())
                .isEqualTo(1);
    }

    @Test
    void isReadInAnArchive() throws Exception {
        byte[] zip = Given.zip(
                "one/a.xml",
                "<candidate externalId='a'><documents><document><kind>resume</kind><file>cv.pdf</file></document></documents></candidate>",
                "one/cv.pdf",
                "%PDF-1.7 cv",
                "b.xml",
                "<candidates><candidate externalId='b'><emial>x</emial></candidate></candidates>");
        inbox.drop("all.zip", zip);
        inbox.awaitDone("all.zip");

        assertThat(inbox.receipt("all.zip").at("/accepted").asInt()).isEqualTo(1);
        assertThat(inbox.problems("all.zip").at("/problems/0/record"))
                .hasToString("{\"entry\":\"b.xml\",\"element\":\"/candidates/candidate[1]\"}");
        try (ZipFile refused = new ZipFile(inbox.refused("all.zip").toFile())) {
            assertThat(refused.stream().map(Object::toString)).containsExactly("b.xml");
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            refused.getInputStream(refused.getEntry("b.xml")).transferTo(text);
            assertThat(text.toString(StandardCharsets.UTF_8)).contains("<problem>", "<emial>x</emial>");
        }
        assertThat(List.copyOf(inbox.kit.ledger.ids())).containsExactly("a");
    }
}
