package dev.caravan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.caravan.schema.Violation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationTest {

    private static final Contract ACME = Contract.read(Path.of("src/test/resources/contract/acme.openapi.yaml"));
    private static final Function<String, String> NO_HEADERS = name -> null;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void findsNothingInABodyThatHolds() throws Exception {
        assertThat(violations("{'name':'Ada','mail':[{'value':'ada@example.org'}],'phone':null,'page':null}"))
                .isEmpty();
    }

    /** One wrong field a line: the field, its pointer, what is expected, what was found. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            'name':''                     | /name         | a string that is not empty | empty string
            'name':'Ada Lovelace'         | /name         | a string of at most 10 characters | string of 12 characters
            'name':7                      | /name         | a string | number
            'name':null                   | /name         | a string | null
            'mail':[]                     | /mail         | an array of at least 1 item | empty array
            'mail':[{}]                   | /mail/0/value | a value: it is required | nothing
            'mail':[{'value':'ada'}]      | /mail/0/value | an e-mail address | string of 3 characters
            'mail':{'value':'a@b.org'}    | /mail         | an array | object
            'phone':'123456'              | /phone        | a string of at most 5 characters | string of 6 characters
            'phone':7                     | /phone        | a string, or null | number
            'from':'5'                    | /to           | a value: it is required together with from | nothing
            'from':'5 EUR','to':'6'       | /from         | an amount in cents, as a string of digits | string of 5 characters
            'kind':'PIRATE'               | /kind         | one of FREELANCER, PERMANENT | string of 6 characters
            'age':15                      | /age          | a number of at least 16 | number
            'age':1.5                     | /age          | a whole number, and a number of at least 16 | number
            'tags':['a','a']              | /tags         | an array in which nothing stands twice | array of 2
            'tags':['a','b','c']          | /tags         | an array of at most 2 items | array of 3
            'tags':['a',true]             | /tags/1       | a string | boolean
            'consent':'no'                | /consent      | exactly yes | string of 2 characters
            'page':'somewhere'            | /page         | a URL with its scheme, such as https://example.org/page | string of 9 characters
            'a/b':[1]                     | /a~1b         | true or false | array of 1
            'nickname':'Countess'         | /nickname     | no field of this name | string of 8 characters
            """)
    void saysWhereAndWhatWithoutTheValue(String wrong, String pointer, String expected, String found) throws Exception {
        ObjectNode body = (ObjectNode) json("{'name':'Ada','mail':[{'value':'ada@example.org'}]}");
        body.setAll((ObjectNode) json("{" + wrong + "}"));

        List<Violation> violations = ACME.operation("createPerson").violations(body);

        assertThat(violations).containsExactly(new Violation(pointer, expected, found));
    }

    @Test
    void tellsAllProblemsAtOnce() throws Exception {
        List<Violation> violations = violations("{'age':'old','nickname':'A','mail':[{'value':'a'},{'value':'b'}]}");

        assertThat(violations)
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder("/name", "/age", "/nickname", "/mail/0/value", "/mail/1/value");
    }

    @Test
    void tellsAChoiceThatNothingFitsInTheWordsOfItsSchema() throws Exception {
        assertThat(violations("{'name':'Ada'}"))
                .extracting(Violation::toString)
                .containsExactly("the whole: expected at least one of mail or phone must be given, found object");
    }

    @Test
    void missesABodyThatIsRequired() {
        assertThat(ACME.operation("createPerson").violations(null)).containsExactly(Violation.missing(""));
        assertThat(ACME.operation("getPerson").violations(null)).isEmpty();
    }

    @Test
    void acceptsParametersThatHold() {
        assertThat(parameterViolations(
                        Map.of("job", "j-1", "page_size", "20", "deep", "true"), Map.of("X-Warnings", "yes")::get))
                .isEmpty();
    }

    @Test
    void refusesParametersThatAreMissingWrongOrUnknown() {
        assertThat(parameterViolations(Map.of("page_size", "many", "depp", "true"), Map.of("X-Warnings", "maybe")::get))
                .extracting(Violation::toString)
                .containsExactlyInAnyOrder(
                        "/query/job: expected a value: it is required, found nothing",
                        "/query/page_size: expected a whole number, found string of 4 characters",
                        "/query/depp: expected no field of this name, found a parameter",
                        "/header/X-Warnings: expected one of yes, no, found string of 5 characters");
    }

    private static List<Violation> parameterViolations(Map<String, String> query, Function<String, String> headers) {
        return ACME.operation("findPeople").parameterViolations(Map.of("environment", "test"), query, headers);
    }

    private static List<Violation> violations(String body) throws Exception {
        return ACME.operation("createPerson").violations(json(body));
    }

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text.replace('\'', '"'));
    }
}
