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
import org.apache.camel.support.SynchronizationAdapter;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Turns a request with candidates into what {@link Intake} takes; refuses types and sizes that it does not. */
@Named("candidatesRequest")
@Singleton
final class CandidatesRequest implements Processor {

    private static final Set<String> JSON_TYPES = Set.of("application/json", "application/x-ndjson");
    private static final Set<String> OTHER_TYPES = Set.of(
            "text/csv",
            "text/tab-separated-values",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/xml",
            "text/xml",
            "application/zip");
    private static final String MULTIPART = "multipart/form-data";
    /** What programs say of a file that they don't know; then its bytes and its name tell. */
    private static final Set<String> UNTOLD = Set.of("application/octet-stream", "text/plain");

    private static final Pattern OTHER_CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*(?!\"?utf-?8\"?\\s*(;|$))");

    private static final Logger LOG = Logger.getLogger(CandidatesRequest.class);

    private final long bodyLimit;

    @Inject
    CandidatesRequest(@ConfigProperty(name = "caravan.api.body-limit", defaultValue = "16M") MemorySize bodyLimit) {
        this(bodyLimit.asLongValue());
    }

    CandidatesRequest(long bodyLimit) {
        this.bodyLimit = bodyLimit;
    }

    @Override
    public void process(Exchange exchange) throws IOException, InterruptedException {
        HttpServerRequest request = exchange.getMessage().getBody(HttpServerRequest.class);
        String contentType = request.getHeader("Content-Type");
        Preferences preferences = Preferences.of(request.headers().getAll("Prefer"));
        Parcel parcel;
        if (isMultipart(contentType)) {
            try (RequestStream body = new RequestStream(request)) {
                checkLength(request.getHeader("Content-Length"));
                parcel = Multipart.read(contentType, body, bodyLimit);
            }
            removeAfterwards(parcel, exchange);
        } else {
            parcel = Parcel.of(whole(request, contentType));
        }
        exchange.getMessage().setBody(new PostedCandidates(parcel, preferences));
    }

    private Source whole(HttpServerRequest request, String contentType) throws InterruptedException {
        String mediaType;
        try {
            mediaType = mediaType(contentType);
            checkLength(request.getHeader("Content-Length"));
        } catch (HttpProblem refused) {
            request.resume(); // reads and forgets the body, so that the sender gets the answer
            throw refused;
        }
        return new BodySource(RequestBody.read(request, bodyLimit), "", mediaType);
    }

    private static void removeAfterwards(Parcel parcel, Exchange exchange) {
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                try {
                    parcel.close();
                } catch (IOException e) {
                    LOG.warnf("Parts of a request can't be removed from the temporary folder: %s", e.toString());
                }
            }
        });
    }

    /** The same of a body that comes as a stream. */
    Parcel parcel(String contentType, InputStream body) throws IOException {
        if (isMultipart(contentType)) {
            return Multipart.read(contentType, body, bodyLimit);
        }
        String mediaType = mediaType(contentType);
        byte[] bytes = body.readNBytes(Math.toIntExact(Math.min(bodyLimit + 1, Integer.MAX_VALUE - 8)));
        if (bytes.length > bodyLimit) {
            throw HttpProblem.tooLarge(bodyLimit);
        }
        return Parcel.of(new BodySource(bytes, "", mediaType));
    }

    private static boolean isMultipart(String contentType) {
        return contentType != null && contentType.toLowerCase(Locale.ROOT).startsWith(MULTIPART);
    }

    /** The media type of the part with the candidates; empty when it says nothing. */
    static String mediaTypeOfPart(String contentType) {
        String type = contentType == null ? "" : bare(contentType);
        return type.isEmpty() || UNTOLD.contains(type) ? "" : mediaType(contentType);
    }

    private static String mediaType(String contentType) {
        if (contentType == null) {
            throw HttpProblem.unsupported(null);
        }
        String mediaType = bare(contentType);
        boolean isJson = JSON_TYPES.contains(mediaType)
                && !OTHER_CHARSET.matcher(contentType).find();
        if (!isJson && !OTHER_TYPES.contains(mediaType)) {
            throw HttpProblem.unsupported(contentType);
        }
        return mediaType;
    }

    /** Without parameters such as the charset. */
    private static String bare(String contentType) {
        return contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private void checkLength(String announced) {
        if (announced != null && announced.matches("[0-9]{1,18}") && Long.parseLong(announced) > bodyLimit) {
            throw HttpProblem.tooLarge(bodyLimit);
        }
    }
}
