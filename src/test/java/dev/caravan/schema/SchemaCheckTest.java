package dev.caravan.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void followsReferencesWithinItsOwnSchema() throws Exception {
        List<Violation> violations = violations("""
                {"$schema": "https://json-schema.org/draft/2020-12/schema",
                 "properties": {"person": {"$ref": "#/$defs/person"}},
                 "$defs": {"person": {"required": ["name"], "properties": {"age": {"type": "integer"}}}}}
                """, "{\"person\": {\"age\": \"old\"}}");

        assertThat(violations)
                .extracting(Violation::toString)
                .containsExactlyInAnyOrder(
                        "/person/name: expected a value: it is required, found nothing",
                        "/person/age: expected a whole number, found string of 3 characters");
    }

    @Test
    void tellsTheProblemsOfTheOneAlternativeThatHasTheRightType() throws Exception {
        List<Violation> violations = violations("""
                {"description": "Nothing, or a list of people",
                 "anyOf": [{"type": "null"}, {"type": "array", "items": {"required": ["name"]}}]}
                """, "[{}, {\"name\": \"Ada\"}, {}]");

        assertThat(violations).extracting(Violation::pointer).containsExactly("/0/name", "/2/name");
    }

    @Test
    void namesTheAlternativesWhenTheirSchemaDoesNot() throws Exception {
        assertThat(violations("{\"anyOf\": [{\"required\": [\"mail\"]}, {\"required\": [\"phone\"]}]}", "{}"))
                .containsExactly(new Violation("", "a field mail, or a field phone", "empty object"));
    }

    @Test
    void usesTheDescriptionWhereAKeywordSaysTooLittle() throws Exception {
        assertThat(violations(
                        "{\"description\": \"Base64 without a prefix\", \"not\": {\"pattern\": \"^data:\"}}",
                        "\"data:x\""))
                .containsExactly(new Violation("", "base64 without a prefix", "string of 6 characters"));
    }

    @Test
    void countsCharactersAsPeopleDo() throws Exception {
        assertThat(violations("{\"maxLength\": 2}", "\"😀😀😀\""))
                .containsExactly(new Violation("", "a string of at most 2 characters", "string of 3 characters"));
    }

    private static List<Violation> violations(String schema, String value) throws Exception {
        return SchemaCheck.of(JSON.readTree(schema)).violations(JSON.readTree(value));
    }
}
