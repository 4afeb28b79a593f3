package dev.caravan.vendor.enboarder;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Configures Enboarder with OAuth; the test finds the {@link TokenEndpoint} in a field of that type. */
public class TokenEndpointResource implements QuarkusTestResourceLifecycleManager {

    private TokenEndpoint endpoint;

    @Override
    public Map<String, String> start() {
        endpoint = new TokenEndpoint();
        return Map.of(
                "caravan.enboarder.client-id",
                "enboarder-client",
                "caravan.enboarder.client-secret",
                "enboarder-secret",
                "caravan.enboarder.token-url",
                endpoint.url());
    }

    @Override
    public void inject(TestInjector testInjector) {
        testInjector.injectIntoFields(endpoint, new TestInjector.MatchesType(TokenEndpoint.class));
    }

    @Override
    public void stop() {
        endpoint.close();
    }
}
