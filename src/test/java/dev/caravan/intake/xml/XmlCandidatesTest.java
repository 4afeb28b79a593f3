package dev.caravan.intake.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.intake.Completeness;
import dev.caravan.intake.Given;
import dev.caravan.intake.JsonReader;
import dev.caravan.intake.Position;
import dev.caravan.intake.Records;
import dev.caravan.intake.Source;
import dev.caravan.intake.UnreadableException;
import dev.caravan.intake.xlsx.XlsxCandidates;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlCandidatesTest {

    private static final String MUELLER = "{'externalId':'a','lastName':'Müller'}";
    private static final String ONE = "<candidate externalId='a'><lastName>Müller</lastName></candidate>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                ONE,
                "\uFEFF" + ONE,
                "<?xml version='1.0' encoding='utf-8' standalone='yes'?>\n\n" + ONE + "\n",
                "<!-- who --><?go on?>" + ONE + "<!-- that was all -->\n",
                "<candidates>" + ONE + "</candidates>",
                "<candidates xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance'"
                        + " xsi:noNamespaceSchemaLocation='candidates.xsd' xml:lang='fr'>\n " + ONE
                        + " \n</candidates>",
                "<candidates xmlns='urn:hr'>" + ONE + "</candidates>",
                "<c:candidate xmlns:c='urn:hr' c:externalId='a'><c:lastName>Müller</c:lastName></c:candidate>",
                "<candidate><externalId>a</externalId><lastName>M<![CDATA[ül]]>l<!-- e -->e<?r?>r</lastName></candidate>",
                "<candidate externalId='a'><lastName>M&#252;&#x6C;ler</lastName><headline/><problem>bad</problem></candidate>"
            })
    void readsADocumentHoweverItIsWritten(String text) throws IOException {
        assertThat(Given.candidates(xml(text))).containsExactly(MUELLER);
    }

    @Test
    void readsEveryKindOfField() throws IOException {
        String text = """
                <candidate externalId="a">
                  <emails><email>a@example.org</email><email/><email>b@example.org</email></emails>
                  <tags/>
                  <links><link><url>https://a.example</url><name>Blog</name></link></links>
                  <notes><note><content>One &lt; two
                two</content><at>2024-03-15T14:30:00Z</at></note></notes>
                  <documents><document><kind>resume</kind><data>
                    JVBE
                    Rg==
                  </data></document></documents>
                  <compensation><dailyRate> 0650.50 </dailyRate><yearlySalary><min>+45000</min><max/></yearlySalary></compensation>
                  <contractTypes><contractType>FREELANCER</contractType></contractTypes>
                  <archived>1</archived>
                  <deliverTo><vendor>jarvi</vendor></deliverTo>
                </candidate>
                """;

        assertThat(Given.candidates(xml(text)))
                .containsExactly("{'externalId':'a','emails':['a@example.org','b@example.org'],'tags':[],"
                        + "'links':[{'url':'https://a.example','name':'Blog'}],"
                        + "'notes':[{'content':'One < two\\ntwo','at':'2024-03-15T14:30:00Z'}],"
                        + "'documents':[{'kind':'resume','data':'\\nJVBE\\nRg==\\n'}],"
                        + "'compensation':{'dailyRate':650.50,'yearlySalary':{'min':45000}},"
                        + "'contractTypes':['FREELANCER'],'archived':true,'deliverTo':['jarvi']}");
    }

    @Test
    void carriesWhateverOneVendorUnderstands() throws IOException {
        String text = """
                <candidate externalId="a"><vendors>
                  <jarvi>
                    <isTalent>true</isTalent>
                    <statusId> s-1 </statusId>
                    <projectId/>
                    <customFields>
                      <field name="8f14/~e">Paris</field>
                      <field name="1" type="number">98.60</field>
                      <field name="2" type="text">true</field>
                      <field name="3" type="list"><item>x</item><item type="number">2</item></field>
                      <field name="4" type="list"/>
                      <field name="5" type="boolean">0</field>
                      <field name="6" type="object"/>
                    </customFields>
                  </jarvi>
                  <vendor name="merge"/>
                </vendors></candidate>
                """;

        assertThat(Given.candidates(xml(text)))
                .containsExactly(
                        "{'externalId':'a','vendors':{'jarvi':{'isTalent':true,'statusId':'s-1','customFields':{"
                                + "'8f14/~e':'Paris','1':98.60,'2':'true','3':['x',2],'4':[],'5':false,'6':{}}},'merge':{}}}");
    }

    @Test
    void leavesWhatIsNoNumberToTheSchema() throws IOException {
        String text = "<candidate externalId='a'><archived>oui</archived><compensation><dailyRate>1e9</dailyRate>"
                + "<currency/></compensation></candidate>";

        assertThat(Given.candidates(xml(text)))
                .containsExactly("{'externalId':'a','archived':'oui','compensation':{'dailyRate':'1e9'}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1", "ISO-8859-15"})
    void readsTheEncodingThatTheFileDeclares(String encoding) throws IOException {
        byte[] text =
                ("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n" + ONE).getBytes(Charset.forName(encoding));

        Source source = Given.source("x.txt", text);

        assertThat(Given.readerOf(source)).isEqualTo(XmlCandidates.class);
        assertThat(Given.completeness(source)).isEqualTo(Completeness.WHOLE);
        assertThat(Given.candidates(source)).containsExactly(MUELLER);
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1252, UTF-8, 'line 1, column 76: expected text in UTF-8'",
        "windows-1252, '', expected text in UTF-8",
        "ISO-8859-1, US-ASCII, expected text in US-ASCII",
        "UTF-8, UTF-16, expected the encoding that the text is in",
        "UTF-8, klingon, expected the encoding that the text is in"
    })
    void refusesAnotherEncodingThanTheDeclared(String encoding, String declared, String message) {
        String declaration = declared.isEmpty() ? "" : "<?xml version='1.0' encoding='" + declared + "'?>";
        Source source = Given.source("x.xml", (declaration + ONE).getBytes(Charset.forName(encoding)));

        assertThatThrownBy(() -> Given.open(source))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(message)
                .hasMessageStartingWith("line 1");
    }

    /** 0x81 is no character there; a lenient decoder makes a question mark of it. */
    @Test
    void refusesAByteThatIsNoCharacter() {
        byte[] text = ("<?xml version='1.0' encoding='windows-1252'?><candidate externalId='?'/>")
                .getBytes(StandardCharsets.US_ASCII);
        text[new String(text, StandardCharsets.US_ASCII).lastIndexOf('?')] = (byte) 0x81;

        assertThatThrownBy(() -> Given.open(Given.source("x.xml", text)))
                .hasMessageContaining("column 69: expected text in windows-1252");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-8", "utf-16"})
    void aByteOrderMarkCountsMoreThanWhatIsDeclared(String declared) throws IOException {
        String text = "\uFEFF<?xml version='1.0' encoding='" + declared + "'?>" + ONE;

        for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Given.candidates(Given.source("x.xml", text.getBytes(charset))))
                    .as("in %s", charset)
                    .containsExactly(MUELLER);
        }
    }

    @Test
    void whoSaysLatin1MayWriteWhatWindowsHasBeyondIt() throws IOException {
        byte[] text = "<?xml version='1.0' encoding='ISO-8859-1'?><candidate externalId='O’Brien'/>"
                .getBytes(Charset.forName("windows-1252"));

        assertThat(Given.candidates(Given.source("x.xml", text))).containsExactly("{'externalId':'O’Brien'}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<candidates><candidate/>\\n|CUT",
                "<candidates><candidate><tags/></candidate>|CUT",
                "<x:candidates xmlns:x='u'><x:candidate/></x:candidates >\\n|WHOLE",
                "<candidate><tags/></candidate><!-- all -->|WHOLE",
                "<candidates/>|WHOLE"
            })
    void aDocumentHasEndedWithItsOuterElement(String text, Completeness completeness) throws IOException {
        assertThat(Given.completeness(Given.source("x.xml", text.replace("\\n", "\n"))))
                .isEqualTo(completeness);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<candidate>|CUT|line 1, column 11: expected more",
                "<candidates><candidate/>|CUT|expected more",
                "<candidates><candidate><lastName>Müller</lastN|CUT|expected more",
                "<candidate externalId=\"Müller|CUT|expected more",
                "<candidate><lastName>Müller</candidate>|BROKEN|line 1, column 38: expected the end of the element",
                "<candidate><lastName>Müller & Co</lastName></candidate>|BROKEN|expected well-formed XML",
                "<candidate><lastName>Müller&nbsp;</lastName></candidate>|BROKEN|expected no entity but",
                "<candidate/><candidate/>|BROKEN|expected well-formed XML",
                "<candidate/>Müller|BROKEN|expected well-formed XML",
                "<candidate externalId='a' externalId='b'/>|BROKEN|expected each attribute once",
                "<candidate xmlns:a='u' externalId='a' a:externalId='b'/>|BROKEN|expected each attribute once",
                "<candidate><a:lastName/></candidate>|BROKEN|expected the declaration of each prefix",
                "<Candidates/>|BROKEN|expected <candidates> or <candidate> around all, found <Candidates>",
                "<candidates>\\n <person/></candidates>|BROKEN|line 2, column 2: expected <candidate>, found <person>",
                "<candidates>Müller<candidate/></candidates>|BROKEN|expected <candidate>, found text",
                "<candidates count='1'/>|BROKEN|expected no attributes of <candidates>",
                "Müller|BROKEN|expected well-formed XML",
                "<?xml version='1.1'?><candidate/>|BROKEN|line 1: expected version",
                "<people><candidate><headline>Poet</headline></candidate></people>|BROKEN|expected <candidates>",
                "\\n<?xml version='1.0'?><candidates><candidate><headline>Poet</headline></candidate></candidates>|BROKEN|expected",
                "\\n \\t|EMPTY|expected candidates, but nothing is in it"
            })
    void refusesWhatCanNotBeReadAsAWhole(String text, Completeness completeness, String message) throws IOException {
        Source source = xml(text.replace("\\n", "\n").replace("\\t", "\t"));

        assertThat(Given.completeness(source)).isIn(completeness, Completeness.CUT);
        assertThatThrownBy(() -> Given.open(source))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(message == null ? "expected" : message)
                .hasMessageNotContaining("Müller");
    }

    @Test
    void tellsEveryCutFromTheWhole() throws IOException {
        String whole =
                "<?xml version='1.0'?><candidates><!-- > --><candidate externalId='>'><tags><tag>a&gt;</tag></tags>"
                        + "</candidate><candidate/></candidates>";

        for (int end = 6; end < whole.length(); end++) {
            assertThat(Given.completeness(xml(whole.substring(0, end))))
                    .as("the first %d characters", end)
                    .isEqualTo(Completeness.CUT);
        }
        assertThat(Given.completeness(xml(whole + "\n"))).isEqualTo(Completeness.WHOLE);
    }

    @ParameterizedTest
    @CsvSource({"x.xml,<a/>", "x,<a/>", "x.csv,<a/>", "x.json,\uFEFF  <a/>", "x.xml,id;Nom", "x.xml,''"})
    void isKnownByItsFirstBytesOrItsName(String name, String text) throws IOException {
        assertThat(Given.readerOf(Given.source(name, text))).isEqualTo(XmlCandidates.class);
    }

    @Test
    void leavesToOthersWhatIsTheirs() throws IOException {
        assertThat(Given.readerOf(Given.source("x.xls", "<html/>"))).isEqualTo(XlsxCandidates.class);
        assertThat(Given.readerOf(Given.source("x.xml", "{}"))).isEqualTo(JsonReader.class);
        assertThat(Given.readerOf(Given.posted("text/xml", "id;Nom"))).isEqualTo(XmlCandidates.class);
    }

    @Test
    void tellsAHeadlineFromTheHeadOfAPage() throws IOException {
        assertThat(Given.completeness(xml("<candidate externalId='a'><headline>x</headline></candidate>")))
                .isEqualTo(Completeness.WHOLE);
        assertThat(Given.completeness(xml("<html><head><title>CV</title></head></html>")))
                .isEqualTo(Completeness.DOCUMENT);
        assertThat(Given.completeness(Given.source("cv.html", "<!DOCTYPE html>\n<html><body>CV<br></body></html>")))
                .isEqualTo(Completeness.DOCUMENT);
    }

    @Test
    void mirrorsWhetherItIsAList() throws IOException {
        try (Records one = Given.open(xml(ONE));
                Records list = Given.open(xml("<candidates>" + ONE + ONE + "</candidates>"))) {
            assertThat(one.isList()).isFalse();
            assertThat(one.next().position()).isEqualTo(Position.element(""));
            assertThat(list.isList()).isTrue();
            list.next();
            assertThat(list.next().position()).isEqualTo(Position.element("/candidates/candidate[2]"));
            assertThat(list.next()).isNull();
        }
    }

    private static Source xml(String text) {
        return Given.source("x.xml", text);
    }
}
