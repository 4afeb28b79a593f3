package dev.caravan.vendor.enboarder;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Outcome;
import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import dev.caravan.delivery.OutcomeException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a request for a token brought: a token, or the outcome of every attempt that needs one. */
final class TokenReply {

    /** What the vendor's article on authentication says; an answer may say otherwise. */
    private static final Duration LIFE = Duration.ofHours(1);

    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final Duration MARGIN = Duration.ofMinutes(1);
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,50}");
    private static final String FAILED = "Enboarder gives no OAuth token, and nothing was sent: ";

    private final String token;
    private final Outcome failure;
    private final Instant until;

    private TokenReply(String token, Outcome failure, Instant until) {
        this.token = token;
        this.failure = failure;
        this.until = until;
    }

    static TokenReply none() {
        return new TokenReply(null, null, Instant.MIN);
    }

    /** No answer was to be had, for that reason; nobody needs to ask again until then. */
    static TokenReply unavailable(String why, Instant until) {
        return new TokenReply(null, new Outcome.Retry(FAILED + why), until);
    }

    /** Nobody can be asked, for that reason, until a person mends the configuration. */
    static TokenReply misconfigured(String why, Instant until) {
        return new TokenReply(null, new Hold(Cause.CREDENTIALS, Optional.empty(), FAILED + why, FAILED + why), until);
    }

    /**
     * @param asked when the request was made
     * @param retryAt when a failure may be asked about again
     */
    static TokenReply of(HttpResponse<?> response, JsonNode body, Instant asked, Instant retryAt) {
        int status = response.statusCode();
        if (status != 200) {
            return new TokenReply(null, failure(response, body), retryAt);
        }
        String token = body.path("access_token").asText();
        if (!TOKEN.matcher(token).matches()) {
            return unavailable("it answered 200 without a usable access_token", retryAt);
        }
        Duration life = life(body.path("expires_in"));
        Duration tenth = life.dividedBy(10);
        Duration margin = tenth.compareTo(MARGIN) < 0 ? tenth : MARGIN;
        return new TokenReply(token, null, asked.plus(life).minus(margin));
    }

    boolean isGood(Instant now) {
        return now.isBefore(until);
    }

    boolean isFor(String other) {
        return other.equals(token);
    }

    /** Throws {@link OutcomeException} when there is none. */
    String token() {
        if (failure != null) {
            throw new OutcomeException(failure);
        }
        return token;
    }

    /** RFC 6749, 5.2: the code is safe to be told, the description may hold anything. */
    private static Outcome failure(HttpResponse<?> response, JsonNode body) {
        int status = response.statusCode();
        String error = body.path("error").asText();
        String problem =
                FAILED + "it answered " + status + (ERROR.matcher(error).matches() ? " " + error : "");
        Optional<Duration> retryAfter = response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,9}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
        if (status == 429 || (status == 503 && retryAfter.isPresent())) {
            return new Hold(Cause.THROTTLED, retryAfter, problem, problem);
        }
        String whatToDo = problem + ". Check client-id, client-secret and token-url of caravan.enboarder";
        return status >= 400 && status < 500 && status != 408
                ? new Hold(Cause.CREDENTIALS, Optional.empty(), whatToDo, whatToDo)
                : new Outcome.Retry(problem);
    }

    private static Duration life(JsonNode expiresIn) {
        long seconds = expiresIn.asLong();
        if (seconds <= 0) {
            return LIFE;
        }
        return seconds > LONGEST_LIFE.toSeconds() ? LONGEST_LIFE : Duration.ofSeconds(seconds);
    }
}
