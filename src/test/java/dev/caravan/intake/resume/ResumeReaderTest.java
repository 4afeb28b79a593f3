package dev.caravan.intake.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.Warning;
import dev.caravan.intake.Completeness;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Given;
import dev.caravan.intake.JsonReader;
import dev.caravan.intake.Problem;
import dev.caravan.intake.Source;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeReaderTest {

    private static final String WORK = "work";
    private static final String LEFT_OUT = "a candidate has no field for it: left out";

    @Test
    void readsTheSampleOfTheStandardAsItIs() throws IOException {
        Entry.Readable entry = only(Given.source("richard.resume.json", Given.resource("resume/sample.resume.json")));

        assertThat(text(entry))
                .startsWith("{'externalId':'richard','firstName':'Richard','lastName':'Hendriks',"
                        + "'headline':'Programmer','emails':['richard.hendriks@mail.com'],'phones':['(912) 555-4321'],"
                        + "'links':[{'name':'Website','url':'http://richardhendricks.example.com'},"
                        + "{'name':'SoundCloud','url':'https://soundcloud.example.com/dandymusicnl'}],"
                        + "'notes':[{'subject':'Summary','content':'Richard hails from Tulsa.")
                .endsWith("'location':'San Francisco, California, US',"
                        + "'tags':['Web Development','HTML','CSS','Javascript','Compression','Mpeg','MP4','GIF']}");
        assertThat(entry.origin().warnings())
                .extracting(Warning::pointer)
                .containsExactly(
                        "/basics/location/address",
                        "/basics/location/postalCode",
                        "/basics/profiles/0",
                        "/" + WORK,
                        "/volunteer",
                        "/education",
                        "/awards",
                        "/publications",
                        "/skills/0/level",
                        "/languages",
                        "/interests",
                        "/references",
                        "/projects");
        assertThat(entry.origin().warnings()).extracting(Warning::message).contains(LEFT_OUT, LEFT_OUT + ", 2 times");
    }

    @Test
    void takesTheJobThatHasNotEndedAndTheLinkedInProfile() throws IOException {
        Entry.Readable entry = only(resume("'basics':{'name':'Ada','image':'https://a.example/a.png','profiles':["
                + "{'network':'linkedin','username':'ada'},{'network':'X','url':'https://x.example/ada'}]},"
                + "'work':[{'name':'Old','endDate':'2020'},{'company':'New','position':'CTO'},{'name':'Other'}]"));

        assertThat(text(entry))
                .isEqualTo("{'externalId':'x','lastName':'Ada',"
                        + "'documents':[{'kind':'photo','url':'https://a.example/a.png'}],"
                        + "'linkedinUrl':'https://www.linkedin.com/in/ada',"
                        + "'links':[{'name':'X','url':'https://x.example/ada'}],"
                        + "'currentCompany':'New','currentPosition':'CTO'}");
        assertThat(entry.origin().warnings()).containsExactly(new Warning("/" + WORK + "/0", LEFT_OUT + ", 2 times"));
        assertThat(told(entry, "/currentCompany").pointer()).isEqualTo("/" + WORK + "/1/company");
    }

    @Test
    void tellsProblemsWhereTheyStandInTheResume() throws IOException {
        Entry.Readable entry = only(resume("'basics':{'name':'A','email':'none','url':'a.example'}"));

        assertThat(told(entry, "/emails/0").message()).isEqualTo("/basics/email: expected this, found that");
        assertThat(told(entry, "/links/0/url").pointer()).isEqualTo("/basics/url");
        assertThat(told(entry, "/externalId").pointer()).isEqualTo("/meta/externalId");
        assertThat(told(entry, "/deliverTo").pointer()).isEqualTo("/deliverTo");
    }

    @ParameterizedTest
    @CsvSource({
        "ada.json,ada",
        "ada.resume.json,ada",
        "ada_CV.JSON,ada",
        "A-12 Ada,A-12 Ada",
        "resume.json,",
        "Resume.resume.json,",
        ".json,",
        "'',"
    })
    void takesTheNameOfTheFileForTheIdUnlessItIsAnybodys(String name, String id) throws IOException {
        Entry.Readable entry = only(Given.source(name, "{\"basics\":{\"name\":\"Ada\"}}"));

        assertThat(entry.candidate().path("externalId").asText(null)).isEqualTo(id);
    }

    @Test
    void prefersTheIdThatTheSenderGave() throws IOException {
        assertThat(text(only(resume("'basics':{},'meta':{'externalId':'m-1'}"))))
                .isEqualTo("{'externalId':'m-1'}");
    }

    @Test
    void takesNoNameForTheIdOfSeveral() throws IOException {
        String text = "[{'basics':{}},{'basics':{},'meta':{'externalId':'b'}}]".replace('\'', '"');

        assertThat(Given.candidates(Given.source("all.json", text))).containsExactly("{}", "{'externalId':'b'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'externalId':'a','basics':{}}",
                "{'basics':1}",
                "{'a':{'basics':{}}}",
                "{'$schema':'https://caravan.dev/candidate.schema.json'}",
                "{'$schema':{}}",
                "[]",
                "{'a':x",
                "{'basics'",
                "[[{'basics':{}}]]"
            })
    void leavesEverythingElseToJson(String text) throws IOException {
        assertThat(Given.readerOf(Given.source("x.json", text.replace('\'', '"'))))
                .isEqualTo(JsonReader.class);
    }

    @Test
    void readsAResumeByItsSchemaAlone() throws IOException {
        Source source = resume("'$schema':'https://example.org/resume-schema/v1/schema.json','work':7,'skills':'x'");

        assertThat(only(source).origin().warnings())
                .extracting(Warning::pointer)
                .containsExactly("/" + WORK, "/skills");
        assertThat(Given.completeness(source)).isEqualTo(Completeness.ONE_RECORD);
    }

    @Test
    void looksThroughALongResumeOnce() throws IOException {
        StringBuilder skills = new StringBuilder("'basics':{},'skills':[");
        for (int i = 0; i < 50_000; i++) {
            skills.append(i == 0 ? "" : ",").append("{'name':'s" + i + "','level':'high'}");
        }

        assertThat(only(resume(skills + "]")).origin().warnings())
                .containsExactly(new Warning("/skills/0/level", LEFT_OUT + ", 50000 times"));
    }

    private static Problem told(Entry.Readable entry, String pointer) {
        return entry.origin().told(Problem.at(pointer, "this", "that"));
    }

    private static String text(Entry.Readable entry) {
        return entry.candidate().toString().replace('"', '\'');
    }

    private static Source resume(String fields) {
        return Given.source("x.json", ("{" + fields + "}").replace('\'', '"'));
    }

    private static Entry.Readable only(Source source) throws IOException {
        assertThat(Given.readerOf(source)).isEqualTo(ResumeReader.class);
        return Given.read(source).get(0);
    }
}
