package dev.caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Where Enboarder hands out tokens for version 2: OAuth client credentials, by Basic or in the form; one hour each. */
final class EnboarderTokens implements Counterpart, Manners {

    static final String CLIENT_ID = "sandbox-client";
    static final String CLIENT_SECRET = "sandbox-secret";

    private static final Duration LIFE = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Instant> ends = new HashMap<>();

    EnboarderTokens(Clock clock) {
        this.clock = clock;
    }

    boolean admit(String token) {
        return ends.getOrDefault(token, Instant.MIN).isAfter(clock.instant());
    }

    void expire() {
        ends.clear();
    }

    @Override
    public String operation(String method, String path) {
        return "token";
    }

    @Override
    public Answer answer(Request request) {
        Map<String, String> form = form(new String(request.body(), UTF_8));
        if (!request.method().equals("POST")) {
            return trouble(405, "A token is asked for with POST");
        }
        if (!"client_credentials".equals(form.get("grant_type"))) {
            return failure(400, "unsupported_grant_type");
        }
        if (!isClient(request, form)) {
            return failure(401, "invalid_client");
        }
        String token = "sandbox-token-" + UUID.randomUUID();
        ends.put(token, clock.instant().plus(LIFE));
        return Answer.json(
                200,
                Json.object()
                        .put("access_token", token)
                        .put("token_type", "Bearer")
                        .put("expires_in", LIFE.toSeconds()));
    }

    @Override
    public Manners manners() {
        return this;
    }

    @Override
    public Answer trouble(int status, String words) {
        return Answer.json(status, Json.object().put("error", "server_error").put("error_description", words));
    }

    private static Answer failure(int status, String code) {
        return Answer.json(status, Json.object().put("error", code));
    }

    private static boolean isClient(Request request, Map<String, String> form) {
        String basic = Base64.getEncoder().encodeToString((CLIENT_ID + ":" + CLIENT_SECRET).getBytes(UTF_8));
        return request.header("Authorization").equals("Basic " + basic)
                || CLIENT_ID.equals(form.get("client_id")) && CLIENT_SECRET.equals(form.get("client_secret"));
    }

    private static Map<String, String> form(String body) {
        Map<String, String> form = new HashMap<>();
        for (String pair : body.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            }
        }
        return form;
    }
}
