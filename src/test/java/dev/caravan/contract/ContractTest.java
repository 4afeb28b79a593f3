package dev.caravan.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractTest {

    private static final Path ACME = Path.of("src/test/resources/contract/acme.openapi.yaml");

    @TempDir
    Path folder;

    @Test
    void knowsItsVendorCredentialsAndGuarantee() {
        Contract contract = Contract.read(ACME);

        assertThat(contract.vendor()).isEqualTo("acme");
        assertThat(contract.credentialAlternatives())
                .containsExactly(
                        List.of("api-key", "account-token"), List.of("client-id", "client-secret", "token-url"));
        assertThat(contract.requiredKeys()).containsExactly("environment");
        assertThat(contract.guarantee()).isEqualTo(Guarantee.LOOKUP);
    }

    @Test
    void findsAnOperationByItsName() {
        Operation operation = Contract.read(ACME).operation("getPerson");

        assertThat(operation.method()).isEqualTo("GET");
        assertThat(operation.path()).isEqualTo("/{environment}/people/{id}");
    }

    @Test
    void namesItsOperationsWhenAskedForAnotherOne() {
        Contract contract = Contract.read(ACME);

        assertThatThrownBy(() -> contract.operation("createPeople"))
                .isInstanceOf(ContractException.class)
                .hasMessage("The contract of acme has no operation \"createPeople\";"
                        + " it has createPerson, findPeople, getNewest, getPerson");
    }

    @Test
    void matchesARequestAndDecodesItsPath() {
        Contract.Match match =
                Contract.read(ACME).match("GET", "/live/people/a%2Fb+c%20d").orElseThrow();

        assertThat(match.operation().id()).isEqualTo("getPerson");
        assertThat(match.pathParameters()).isEqualTo(Map.of("environment", "live", "id", "a/b+c d"));
    }

    @Test
    void prefersTheLiteralPath() {
        assertThat(Contract.read(ACME).match("GET", "/live/people/newest"))
                .hasValueSatisfying(match -> assertThat(match.operation().id()).isEqualTo("getNewest"));
    }

    @Test
    void matchesNothingThatItDoesNotKnow() {
        Contract contract = Contract.read(ACME);

        assertThat(contract.match("DELETE", "/live/people")).isEmpty();
        assertThat(contract.match("GET", "/live/people/")).isEmpty();
        assertThat(contract.match("GET", "/live/people/1/2")).isEmpty();
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> Contract.read(folder.resolve("acme.openapi.yaml")))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("acme.openapi.yaml: there is no such file");
    }

    @Test
    void saysInWhichLineTheYamlBreaks() {
        assertThatThrownBy(() -> read("openapi: 3.1.0\ninfo:\n  title: [unclosed\npaths: {}\n"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("acme.openapi.yaml:4: is no valid YAML");
    }

    @Test
    void refusesTheSameKeyTwice() {
        assertThatThrownBy(() -> read("openapi: 3.1.0\npaths: {}\npaths: {}\n"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("acme.openapi.yaml:3");
    }

    @Test
    void refusesWhatIsNoOpenApi() {
        assertThatThrownBy(() -> read("swagger: '2.0'\n"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("is no OpenAPI 3.1 document");
    }

    @Test
    void saysWhichReferenceLeadsNowhere() {
        assertThatThrownBy(() -> read("""
                        openapi: 3.1.0
                        components:
                          schemas:
                            Person: { $ref: '#/components/schemas/Preson' }
                        """))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("\"#/components/schemas/Preson\" at /components/schemas/Person leads nowhere");
    }

    @Test
    void refusesASecuritySchemeWithoutConfigurationKeys() {
        assertThatThrownBy(() -> read("openapi: 3.1.0\nsecurity:\n  - bearer: []\n"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("\"bearer\" is missing or has no x-config-keys");
    }

    @Test
    void refusesAnOperationWithoutAName() {
        assertThatThrownBy(() -> read("openapi: 3.1.0\npaths:\n  /people:\n    get: {}\n"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("needs an operationId of its own at GET /people");
    }

    @Test
    void refusesAGuaranteeThatDoesNotExist() {
        assertThatThrownBy(() -> read("openapi: 3.1.0\nx-guarantee: always\n"))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("not \"always\"");
    }

    private Contract read(String yaml) throws IOException {
        return Contract.read(Files.writeString(folder.resolve("acme.openapi.yaml"), yaml));
    }
}
