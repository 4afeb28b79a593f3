package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class WhatWasReceivedTest {

    private static final String PROFILES = "/jarvi/rest/v2/profiles";

    @RegisterExtension
    static final RunningSandbox SANDBOX = new RunningSandbox(Map.of("X-API-KEY", JarviSandbox.API_KEY));

    @Test
    void countsByOperationAndStatus() throws Exception {
        SANDBOX.json("POST", PROFILES, "{'externalId':'c-1'}");
        SANDBOX.json("POST", PROFILES, "{}");
        SANDBOX.json("GET", PROFILES, null);

        assertThat(SANDBOX.requests("jarvi").toString())
                .isEqualTo("{\"total\":3,\"byOperation\":{\"findProfiles\":1,\"saveProfile\":2},"
                        + "\"byStatus\":{\"200\":1,\"201\":1,\"400\":1},"
                        + "\"busiest\":{\"refusedInTenSeconds\":1,\"minute\":3,\"second\":3,\"tenSeconds\":3}}");
        assertThat(SANDBOX.requests("merge").path("total").asInt()).isZero();
    }

    @Test
    void showsWhomAVendorHoldsByKeyOrEmail() throws Exception {
        SANDBOX.json("POST", PROFILES, "{'externalId':'c-1','emailAddresses':'ada@example.org'}");
        SANDBOX.json("POST", PROFILES, "{'externalId':'c-2'}");

        assertThat(SANDBOX.received("jarvi")).hasSize(2);
        assertThat(SANDBOX.received("jarvi?key=c-2")).hasSize(1);
        assertThat(SANDBOX.received("jarvi?key=ada@example.org").at("/0/key").asText())
                .isEqualTo("c-1");
        assertThat(SANDBOX.received("jarvi?key=c-3")).isEmpty();
    }

    @Test
    void forgetsEverythingWhenAsked() throws Exception {
        SANDBOX.json("POST", PROFILES, "{'externalId':'c-1'}");

        assertThat(SANDBOX.json("DELETE", "/_received", null).status()).isEqualTo(204);

        assertThat(SANDBOX.received("jarvi")).isEmpty();
        assertThat(SANDBOX.requests("jarvi").path("total").asInt()).isZero();
    }

    @Test
    void showsAPageThatAPersonCanRead() throws Exception {
        for (int i = 1; i <= 22; i++) {
            SANDBOX.json("POST", PROFILES, "{'externalId':'c-" + i + "','firstName':'Ada','lastName':'Lovelace'}");
        }
        SANDBOX.json("POST", PROFILES, "{'externalId':'c-22'}");

        String page = SANDBOX.json("GET", "/", null).http().body();

        assertThat(page)
                .contains("jarvi  requests: 23  people: 22", "created  c-22  Ada Lovelace", "updated  c-22")
                .contains("created  c-4 ")
                .doesNotContain("created  c-3 ");
    }

    @Test
    void saysWhenItHasNoSuchPage() throws Exception {
        for (String path : new String[] {"/acme/people", "/_received", "/_received/acme", "/_control/acme", "/x"}) {
            assertThat(SANDBOX.json("GET", path, null).status()).as(path).isEqualTo(404);
        }
    }
}
