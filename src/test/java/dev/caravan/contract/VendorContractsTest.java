package dev.caravan.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contracts as shipped: each can be read, and the requests that it shows hold against it. */
class VendorContractsTest {

    static Stream<Path> contracts() throws IOException {
        try (Stream<Path> files = Files.find(Path.of("routes/vendors"), 2, (path, attributes) -> path.toString()
                .endsWith(".openapi.yaml"))) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void holdsItsOwnExamples(Path file) throws IOException {
        Contract contract = Contract.read(file);

        for (JsonNode path : new YAMLMapper().readTree(file.toFile()).path("paths")) {
            for (JsonNode operation : path) {
                JsonNode example = operation.at("/requestBody/content/application~1json/example");
                if (!example.isMissingNode()) {
                    String id = operation.path("operationId").asText();
                    assertThat(contract.operation(id).violations(example))
                            .as(id)
                            .isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void saysHowItsVendorIsConfigured(Path file) {
        Contract contract = Contract.read(file);

        assertThat(contract.vendor()).isEqualTo(file.getParent().getFileName().toString());
        assertThat(contract.credentialAlternatives()).isNotEmpty();
    }
}
