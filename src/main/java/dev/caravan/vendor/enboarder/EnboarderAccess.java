package dev.caravan.vendor.enboarder;

import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.DeliverySettings;
import dev.caravan.delivery.Erasing;
import dev.caravan.delivery.Rehearsal;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.eclipse.microprofile.config.Config;

/**
 * The way into the account, as the vendor's document has it: version 1 of the paths with the API key, or version 2 with
 * a token of OAuth. Version 2 is taken when its client-id, client-secret and token-url are all configured.
 */
@Named("enboarderAccess")
@Singleton
@Unremovable
@RegisterForReflection
class EnboarderAccess implements Processor {

    private static final String BEARER = "Bearer ";

    private final String apiKey;
    private final EnboarderTokens tokens;

    EnboarderAccess(Config config, Clock clock) {
        this.apiKey = config.getOptionalValue("caravan.enboarder.api-key", String.class)
                .orElse(null);
        this.tokens = OAuthClient.of(config)
                .map(client -> new EnboarderTokens(
                        client, DeliverySettings.of(config, "enboarder").timeout(), clock))
                .orElse(null);
    }

    /** Where profiles are created. */
    public String profiles() {
        return tokens == null ? "/v1/profile" : "/v2/profile";
    }

    /** Where the candidate's profile is. */
    public String profile(Delivery delivery) {
        return profiles() + "/" + EnboarderId.of(delivery).segment();
    }

    /** Where the profile is that is to be erased now. */
    public String erased(Erasing erasing) {
        return profiles() + "/" + erasing.segment();
    }

    /** Where the photo of the candidate's profile is. */
    public String photo(Delivery delivery) {
        return profile(delivery) + "/photo";
    }

    /** Sets the header that lets the request in. */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (tokens == null) {
            message.setHeader("apikey", apiKey);
        } else {
            message.setHeader("Authorization", BEARER + (Rehearsal.isOne(exchange) ? "token" : tokens.current()));
        }
    }

    /** Forgets the token when the answer says that it is not let in, so that the next attempt asks for another. */
    public void heed(Answer answer, String authorization) {
        if (tokens != null && EnboarderAnswer.locksOut(answer)) {
            tokens.forget(authorization.substring(BEARER.length()));
        }
    }
}
