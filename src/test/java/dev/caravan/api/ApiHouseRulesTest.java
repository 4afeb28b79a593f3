package dev.caravan.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.VendorStubResource;
import dev.caravan.ledger.Operations;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds for every address of the API. */
@QuarkusTest
@QuarkusTestResource(value = VendorStubResource.class, restrictToAnnotatedClass = true)
class ApiHouseRulesTest {

    @Inject
    Operations operations;

    private final ApiClient api = new ApiClient();

    @AfterEach
    void resume() {
        operations.resume("jarvi");
    }

    @ParameterizedTest
    @CsvSource({
        "Sec-Fetch-Site, cross-site, 403",
        "Sec-Fetch-Site, same-site, 403",
        "Sec-Fetch-Site, same-origin, 200",
        "Sec-Fetch-Site, none, 200",
        "Origin, https://elsewhere.example, 403",
        "Origin, null, 403",
        "Origin, http://127.0.0.1:1, 403",
        "Accept, application/json, 200"
    })
    void aPageOfAnotherSiteCanDoNothing(String header, String value, int status) {
        int before = operations.audit(Long.MAX_VALUE, 1000).size();

        assertThat(api.call("POST", "/api/vendors/jarvi/pause", header, value).status())
                .isEqualTo(status);

        assertThat(operations.audit(Long.MAX_VALUE, 1000)).hasSize(status == 200 ? before + 1 : before);
        assertThat(api.call("GET", "/api/vendors", header, value).status()).isEqualTo(200);
    }

    @Test
    void everyReferenceOfTheOpenApiDocumentLeadsSomewhere() {
        JsonNode document = api.get("/api/openapi?format=JSON").body();

        List<String> references = document.findValuesAsText("$ref");
        assertThat(references).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
        assertThat(document.at("/paths/~1api~1deliveries~1replay/post/summary").asText())
                .isNotEmpty();
        assertThat(document.at("/components/schemas/Delivery/properties").has("guarantee"))
                .isTrue();
        assertThat(document.at("/components/schemas/ExternalId/type").asText()).isEqualTo("string");
        assertThat(document.at("/components/schemas/ExternalId").has("properties"))
                .isFalse();
    }
}
