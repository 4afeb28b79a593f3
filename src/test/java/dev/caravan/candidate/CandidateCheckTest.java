package dev.caravan.candidate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.schema.Violation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CandidateCheckTest {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final CandidateCheck french = CandidateCheck.forRegion("FR");

    @Test
    void takesTheWholeCanonicalCandidate() throws Exception {
        String whole = Files.readString(Path.of("src/test/resources/candidate/whole.json"));

        Verdict.Sound sound = sound(whole);

        assertThat(MAPPER.readTree(sound.json())).isEqualTo(MAPPER.readTree(whole));
        assertThat(CandidateCheck.fromCanonical(sound.json())).isEqualTo(sound.candidate());
    }

    @Test
    void theSameContentInOtherOrderAndSpacingIsTheSameRevision() throws Exception {
        String one = """
                {"externalId":"ada","firstName":"Ada","emails":["ada@EXAMPLE.org","ada@example.org"],
                 "compensation":{"dailyRate":500,"currency":"EUR"},
                 "vendors":{"merge":{"canEmail":true,"isPrivate":false},"jarvi":{"projectId":"p"}}}""";
        String other = """
                { "vendors" : { "jarvi" : { "projectId" : "p" } , "merge": {"isPrivate":false, "canEmail":true} },
                  "compensation": {"currency":"EUR", "dailyRate": 5.0000e2}, "lastName": "  ", "tags": [], "location": null,
                  "emails" : [ " ada@example.org " ], "firstName" : "Ada ", "externalId" : "ada" }""";

        assertThat(sound(other).hash()).isEqualTo(sound(one).hash());
    }

    @Test
    void composedAndDecomposedLettersAreTheSame() throws Exception {
        assertThat(sound("{\"externalId\":\"1\",\"firstName\":\"Decre\\u0301\"}")
                        .hash())
                .isEqualTo(sound("{\"externalId\":\"1\",\"firstName\":\"Decr\\u00e9\"}")
                        .hash());
    }

    @Test
    void theNormalFormOfTheNormalFormIsItself() throws Exception {
        Verdict.Sound once =
                sound("{\"externalId\":\" a \",\"phones\":[\"06 12 34 56 78\",\"n/a\"],\"emails\":[\"A@B.ORG\"]}");

        assertThat(sound(once.json()).json()).isEqualTo(once.json());
    }

    @Test
    void otherContentIsAnotherRevision() throws Exception {
        assertThat(sound("{\"externalId\":\"ada\",\"tags\":[\"a\",\"b\"]}").hash())
                .isNotEqualTo(
                        sound("{\"externalId\":\"ada\",\"tags\":[\"b\",\"a\"]}").hash());
    }

    @ParameterizedTest
    @CsvSource({
        "06 12 34 56 78, +33612345678",
        "+33 (0)6 12 34 56 78, +33612345678",
        "+49 171 1234567, +491711234567",
        "0033 6 12 34 56 78, +33612345678"
    })
    void phonesAreInInternationalForm(String written, String normal) throws Exception {
        Verdict.Sound sound = sound("{\"externalId\":\"ada\",\"phones\":[\"" + written + "\"]}");

        assertThat(sound.candidate().phones()).containsExactly(normal);
        assertThat(sound.warnings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"ask the assistant", "12", "+33 6 12 34 56 78 ext. 9"})
    void whatIsNoPhoneNumberIsKeptAsWrittenAndMarked(String written) throws Exception {
        Verdict.Sound sound = sound("{\"externalId\":\"ada\",\"phones\":[\"" + written + "\"]}");

        assertThat(sound.candidate().phones()).containsExactly(written);
        assertThat(sound.warnings()).extracting(Warning::pointer).containsExactly("/phones/0");
        assertThat(sound.warnings().toString()).doesNotContain(written);
    }

    @Test
    void aNationalNumberWithoutARegionIsKeptAsWritten() throws Exception {
        Verdict.Sound sound = (Verdict.Sound) CandidateCheck.forRegion(null)
                .check(MAPPER.readTree("{\"externalId\":\"ada\",\"phones\":[\"06 12 34 56 78\"]}"));

        assertThat(sound.candidate().phones()).containsExactly("06 12 34 56 78");
        assertThat(sound.warnings()).hasSize(1);
    }

    @Test
    void tellsEveryProblemAtOnceAndNoValue() throws Exception {
        Verdict.Refused refused = (Verdict.Refused) french.check(MAPPER.readTree("""
                {"externalId":"ada","firstNme":"Secretname","emails":["not an address secretmail"],
                 "compensation":{"dailyRate":"much"},"links":[{"name":"x"}],"workPreference":"MOON",
                 "documents":[{"kind":"resume"}],"deliverTo":[]}"""));

        assertThat(refused.externalId()).isEqualTo("ada");
        assertThat(refused.problems())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/firstNme",
                        "/emails/0",
                        "/compensation/dailyRate",
                        "/links/0/url",
                        "/workPreference",
                        "/documents/0",
                        "/deliverTo");
        assertThat(refused.problems().toString())
                .doesNotContainIgnoringCase("secret")
                .doesNotContain("much")
                .doesNotContain("MOON")
                .contains("REMOTE")
                .contains("exactly one of file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "{\"externalId\":\"  \"}", "{\"externalId\":null}"})
    void anExternalIdIsAlwaysRequired(String json) throws Exception {
        Verdict.Refused refused = (Verdict.Refused) french.check(MAPPER.readTree(json));

        assertThat(refused.externalId()).isNull();
        assertThat(refused.problems()).extracting(Violation::pointer).containsExactly("/externalId");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"[]", "\"text\"", "5", "null", "{\"externalId\":7}"})
    void whatIsNoCandidateAtAllIsRefused(String json) throws Exception {
        assertThat(french.check(MAPPER.readTree(json))).isInstanceOf(Verdict.Refused.class);
    }

    @Test
    void blankItemsOfAListAreAsIfTheyWereNotThere() throws Exception {
        Candidate candidate = sound(
                        "{\"externalId\":\"ada\",\"emails\":[\" \",\"a@b.org\"],\"tags\":[\"\",\"x\"],\"phones\":[\"\"]}")
                .candidate();

        assertThat(candidate.emails()).containsExactly("a@b.org");
        assertThat(candidate.tags()).containsExactly("x");
        assertThat(candidate.phones()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ada@mail.example", "ada@firma.handmade", "a..b@docomo.example", "jürgen@bücher.example"})
    void anAddressOfAnyDomainIsAnAddress(String email) throws Exception {
        assertThat(sound("{\"externalId\":\"ada\",\"emails\":[\"" + email + "\"]}")
                        .candidate()
                        .emails())
                .containsExactly(email);
    }

    @Test
    void commasInPhonesAndTagsAreKept() throws Exception {
        Candidate candidate = sound("{\"externalId\":\"ada\",\"phones\":[\"01 23; poste 4\"],\"tags\":[\"C, C++\"]}")
                .candidate();

        assertThat(candidate.phones()).containsExactly("01 23; poste 4");
        assertThat(candidate.tags()).containsExactly("C, C++");
    }

    @Test
    void aLongDocumentComesOutAsItWentIn() throws Exception {
        String data = "QUJD".repeat(6_000_000);

        Verdict.Sound sound =
                sound("{\"externalId\":\"ada\",\"documents\":[{\"kind\":\"resume\",\"data\":\"" + data + "\"}]}");

        assertThat(CandidateCheck.fromCanonical(sound.json()).documents().get(0).data())
                .hasSize(data.length());
    }

    @Test
    void duplicatesAreDroppedInOrder() throws Exception {
        assertThat(sound("{\"externalId\":\"ada\",\"tags\":[\"b\",\"a\",\"b\"]}")
                        .candidate()
                        .tags())
                .isEqualTo(List.of("b", "a"));
    }

    private Verdict.Sound sound(String json) throws Exception {
        Verdict verdict = french.check(MAPPER.readTree(json));
        assertThat(verdict).isInstanceOf(Verdict.Sound.class);
        return (Verdict.Sound) verdict;
    }
}
