package dev.caravan.intake;

import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Turns a request with candidates into what {@link Intake} takes; refuses types and sizes that it does not. */
@Named("candidatesRequest")
@Singleton
final class CandidatesRequest implements Processor {

    private static final Set<String> JSON_TYPES = Set.of("application/json", "application/x-ndjson");
    private static final Set<String> TABLE_TYPES = Set.of(
            "text/csv",
            "text/tab-separated-values",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    private static final Pattern OTHER_CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*(?!\"?utf-?8\"?\\s*(;|$))");

    private final long bodyLimit;

    @Inject
    CandidatesRequest(@ConfigProperty(name = "caravan.api.body-limit", defaultValue = "16M") MemorySize bodyLimit) {
        this(bodyLimit.asLongValue());
    }

    CandidatesRequest(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void process(Exchange exchange) throws InterruptedException {
        HttpServerRequest request = exchange.getMessage().getBody(HttpServerRequest.class);
        String mediaType;
        try {
            mediaType = mediaType(request.getHeader("Content-Type"));
            checkLength(request.getHeader("Content-Length"));
        } catch (HttpProblem refused) {
            request.resume(); // reads and forgets the body, so that the sender gets the answer
            throw refused;
        }
        byte[] body = RequestBody.read(request, bodyLimit);
        Preferences preferences = Preferences.of(request.headers().getAll("Prefer"));
        exchange.getMessage().setBody(new PostedCandidates(new BodySource(body, "", mediaType), preferences));
    }

    /** The same of a body that comes as a stream. */
    Source source(String contentType, InputStream body) throws IOException {
        String mediaType = mediaType(contentType);
        byte[] bytes = body.readNBytes(Math.toIntExact(Math.min(bodyLimit + 1, Integer.MAX_VALUE - 8)));
        if (bytes.length > bodyLimit) {
            throw HttpProblem.tooLarge(bodyLimit);
        }
        return new BodySource(bytes, "", mediaType);
    }

    private static String mediaType(String contentType) {
        if (contentType == null) {
            throw HttpProblem.unsupported(null);
        }
        String mediaType = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean isJson = JSON_TYPES.contains(mediaType)
                && !OTHER_CHARSET.matcher(contentType).find();
        if (!isJson && !TABLE_TYPES.contains(mediaType)) {
            throw HttpProblem.unsupported(contentType);
        }
        return mediaType;
    }

    private void checkLength(String announced) {
        if (announced != null && announced.matches("[0-9]{1,18}") && Long.parseLong(announced) > bodyLimit) {
            throw HttpProblem.tooLarge(bodyLimit);
        }
    }
}
