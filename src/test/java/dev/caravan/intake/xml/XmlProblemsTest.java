package dev.caravan.intake.xml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.caravan.candidate.CandidateCheck;
import dev.caravan.candidate.Verdict;
import dev.caravan.intake.Corrections;
import dev.caravan.intake.Entry;
import dev.caravan.intake.Given;
import dev.caravan.intake.Origin;
import dev.caravan.intake.Problem;
import dev.caravan.intake.Records;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Problems are told where they stand in the file, whoever found them. */
class XmlProblemsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "<emial/>|/candidate/emial: expected no field of this name",
                "<emial>a</emial>|line 2, column 1, /candidate/emial: expected no field of this name",
                "<emial><a/></emial>|/candidate/emial: expected no field of this name",
                "<emial x='1'/>|/candidate/emial: expected no field of this name",
                "<lastName>a</lastName><lastName>b</lastName>|column 23, /candidate/lastName: expected each field once",
                "<lastName x='1'>a</lastName>|/candidate/lastName: expected no attribute \"x\"",
                "<lastName><b>a</b></lastName>|/candidate/lastName: expected text only, found an element in it",
                "a<tags/>|/candidate: expected elements only, found text",
                "<tags>a</tags>|/candidate/tags: expected elements <tag> only, found text",
                "<tags><tag>a</tag><etiquette>b</etiquette></tags>|column 19, /candidate/tags/etiquette[2]: expected elements <tag> only",
                "<tags><tag/><tag>a</tag><tag><i/></tag></tags>|column 25, /candidate/tags/tag[3]: expected text only",
                "<emails><email/><email>nobody</email></emails>|column 17, /candidate/emails/email[2]: expected an e-mail address",
                "<links><link>a<url>https://a.example</url></link></links>|/candidate/links/link[1]: expected elements only",
                "<links><link><name>a</name></link></links>|column 8, /candidate/links/link[1]/url: expected a value: it is required",
                "<deliverTo/>|/candidate/deliverTo: expected",
                "<deliverTo><vendor/></deliverTo>|/candidate/deliverTo: expected",
                "<archived>oui</archived>|/candidate/archived: expected",
                "<compensation><dailyRate>1 000</dailyRate></compensation>|column 15, /candidate/compensation/dailyRate: expected",
                "<externalId>b</externalId>|/candidate/externalId: expected each field once",
                "<vendors>x</vendors>|/candidate/vendors: expected elements only",
                "<vendors><jarvi>x</jarvi></vendors>|/candidate/vendors/jarvi: expected elements only",
                "<vendors><jarvi><a x='1'>1</a></jarvi></vendors>|/candidate/vendors/jarvi/a: expected no attribute \"x\"",
                "<vendors><jarvi><a type='date'>1</a></jarvi></vendors>|/candidate/vendors/jarvi/a: expected type=\"text\"",
                "<vendors><jarvi><f name='a/b' type='number'>x</f></jarvi></vendors>|/jarvi/f[@name=\"a/b\"]: expected a number, found something else",
                "<vendors><jarvi><a type='boolean'/></jarvi></vendors>|/jarvi/a: expected true or false, found nothing",
                "<vendors><jarvi><a>1</a><f name='a'>2</f></jarvi></vendors>|/jarvi/f[@name=\"a\"]: expected each field once",
                "<vendors><jarvi type='list'/></vendors>|/candidate/vendors/jarvi: expected no attribute \"type\""
            })
    void saysLineColumnAndPath(String within, String expected) throws IOException {
        assertThat(problems("<candidate externalId='a'>\n" + within + "</candidate>"))
                .singleElement()
                .satisfies(message -> assertThat(message).contains(expected).doesNotContain("nobody"));
    }

    @Test
    void saysThatTheIdIsMissing() throws IOException {
        assertThat(problems("<candidate externalId=' '/>")).singleElement().satisfies(message -> assertThat(message)
                .startsWith("line 1, column 1, /candidate/@externalId: expected a value: it is required"));
    }

    @Test
    void shortensNamesWithoutEnd() throws IOException {
        String name = "x".repeat(200);

        assertThat(problems("<candidate externalId='a'><" + name + ">a</" + name + "></candidate>"))
                .singleElement()
                .satisfies(message -> assertThat(message).hasSizeLessThan(200));
    }

    @Test
    void warningsAreToldWhereTheyStand() throws IOException {
        Entry.Readable entry = Given.read(Given.source(
                        "x.xml", "<candidate externalId='a'>\n<phones><phone>none</phone></phones></candidate>"))
                .get(0);

        Verdict.Sound sound = (Verdict.Sound) CandidateCheck.forRegion("FR").check(entry.candidate());

        assertThat(sound.warnings()).singleElement().satisfies(warning -> assertThat(
                        entry.origin().told(warning).message())
                .startsWith("line 2, column 9, /candidate/phones/phone[1]: this is not a phone number"));
    }

    @Test
    void whoIsWrittenAnewWithoutAnotherKeepsTheOldProblem() throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (Records records = Given.open(Given.source(
                        "x.xml",
                        "<candidates><candidate externalId='a'/>"
                                + "<candidate externalId='b'><problem>too old</problem></candidate></candidates>"));
                Corrections copy = records.copies(written).orElseThrow()) {
            records.next();
            copy.add(records.next(), List.of());
        }

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("<problem>too old</problem>")
                .doesNotContain("'a'", "\"a\"");
    }

    private static List<String> problems(String text) throws IOException {
        Entry.Readable entry = Given.read(Given.source("x.xml", text)).get(0);
        Origin origin = entry.origin();
        List<String> problems =
                new ArrayList<>(origin.problems().stream().map(Problem::message).toList());
        if (CandidateCheck.forRegion(null).check(entry.candidate()) instanceof Verdict.Refused refused) {
            refused.problems()
                    .forEach(violation ->
                            problems.add(origin.told(Problem.of(violation)).message()));
        }
        return problems;
    }
}
