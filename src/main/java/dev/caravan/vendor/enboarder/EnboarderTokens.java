package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.caravan.delivery.OutcomeException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The token that lets everybody in. It is asked for when there is none or the one there is ends soon, by one thread for
 * all: the others wait for what it gets, be it a token or a failure.
 */
final class EnboarderTokens {

    /** How long a failure is the answer for those who ask next. */
    private static final Duration FAILED = Duration.ofSeconds(1);

    private final OAuthClient client;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;
    private final JsonMapper mapper = new JsonMapper();
    private TokenReply reply = TokenReply.none();

    /** @param timeout how long a request for a token may take, to the last byte of its answer */
    EnboarderTokens(OAuthClient client, Duration timeout, Clock clock) {
        this.client = client;
        this.timeout = timeout;
        this.clock = clock;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    /** A token that is good for some time. Throws {@link OutcomeException} when none is to be had. */
    synchronized String current() {
        if (!reply.isGood(clock.instant())) {
            reply = ask();
        }
        return reply.token();
    }

    /** That token was refused. Another one, which somebody may have got meanwhile, stays. */
    synchronized void forget(String token) {
        if (reply.isFor(token)) {
            reply = TokenReply.none();
        }
    }

    private TokenReply ask() {
        Instant asked = clock.instant();
        CompletableFuture<HttpResponse<byte[]>> answer = null;
        try {
            answer = http.sendAsync(client.request(), BodyHandlers.ofByteArray());
            HttpResponse<byte[]> response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return TokenReply.of(
                    response, json(response.body()), asked, clock.instant().plus(FAILED));
        } catch (IllegalArgumentException e) {
            return TokenReply.misconfigured(
                    "caravan.enboarder.token-url is no address of the form https://…",
                    clock.instant().plus(FAILED));
        } catch (TimeoutException e) {
            answer.cancel(true);
            return unavailable("the answer had not come after " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return unavailable("there is no connection to caravan.enboarder.token-url, or it broke ("
                    + e.getCause().getClass().getSimpleName() + ")");
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return unavailable("the wait for it was broken off");
        }
    }

    private TokenReply unavailable(String why) {
        return TokenReply.unavailable(why, clock.instant().plus(FAILED));
    }

    private JsonNode json(byte[] body) {
        try {
            return mapper.readTree(body);
        } catch (IOException e) {
            return mapper.missingNode();
        }
    }
}
