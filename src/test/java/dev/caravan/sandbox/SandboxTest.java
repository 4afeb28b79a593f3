package dev.caravan.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.caravan.contract.Contract;
import dev.caravan.contract.ContractException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SandboxTest {

    @Test
    void saysWhenItsPortIsInUse() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            SandboxOptions samePort = SandboxOptions.defaults().withPort(sandbox.port());

            assertThatThrownBy(() -> Sandbox.start(samePort))
                    .isInstanceOf(SandboxException.class)
                    .hasMessage("The sandbox cannot listen on 127.0.0.1:" + sandbox.port()
                            + ": the port is in use, or the address is not of this machine");
        }
    }

    @Test
    void saysWhichContractIsMissing() {
        SandboxOptions elsewhere = SandboxOptions.defaults().withContracts(Path.of("no/such/folder"));

        assertThatThrownBy(() -> Sandbox.start(elsewhere))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("no/such/folder/jarvi/jarvi.openapi.yaml");
    }

    @Test
    void configuresEveryVendorWithAllThatItsContractAsksFor() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            for (String vendor : new String[] {"jarvi", "welcomekit", "collective", "merge", "enboarder"}) {
                Map<String, String> configuration = sandbox.configuration();
                String prefix = "caravan." + vendor + ".";
                Contract contract = Contract.read(Path.of("routes/vendors", vendor, vendor + ".openapi.yaml"));

                assertThat(configuration)
                        .containsEntry(
                                prefix + "base-url", sandbox.baseUrl(vendor).toString());
                assertThat(contract.requiredKeys()).allMatch(key -> configuration.containsKey(prefix + key));
                assertThat(contract.credentialAlternatives())
                        .anyMatch(keys -> keys.stream().allMatch(key -> configuration.containsKey(prefix + key)));
            }
        }
    }

    @Test
    void configuresEnboarderByOAuthWhenAsked() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults())) {
            assertThat(sandbox.configurationWithOAuth())
                    .containsEntry("caravan.enboarder.token-url", sandbox.baseUrl("enboarder") + "/oauth2/token")
                    .containsKeys("caravan.enboarder.client-id", "caravan.enboarder.client-secret")
                    .doesNotContainKey("caravan.enboarder.api-key");
        }
    }

    @Test
    void readsItsCommandLine() {
        SandboxOptions options =
                SandboxMain.read(new String[] {"--port", "9000", "--state", "state.jsonl", "--contracts", "c"});

        assertThat(options.port()).isEqualTo(9000);
        assertThat(options.host()).isEqualTo("127.0.0.1");
        assertThat(options.stateFile()).isEqualTo(Path.of("state.jsonl"));
        assertThat(options.contracts()).isEqualTo(Path.of("c"));
        assertThatThrownBy(() -> SandboxMain.read(new String[] {"--prt", "9000"}))
                .hasMessageContaining("--prt");
        assertThatThrownBy(() -> SandboxMain.read(new String[] {"--port"})).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> SandboxMain.read(new String[] {"--port", "many"}))
                .hasMessageContaining("many");
    }
}
