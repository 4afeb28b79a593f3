package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;

/** Requests and answers as the JSON that is kept in the ledger and shown by the API. */
final class ExchangesJson {

    private static final JsonFactory JSON = new JsonFactory();

    private ExchangesJson() {}

    static String write(List<WireExchange> exchanges, Redaction redaction) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartArray();
            for (WireExchange exchange : exchanges) {
                write(exchange, redaction, out);
            }
            out.writeEndArray();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory does not fail", e);
        }
        return text.toString();
    }

    private static void write(WireExchange exchange, Redaction redaction, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeStringField("method", exchange.method);
        out.writeStringField("url", redaction.of(exchange.url));
        out.writeBooleanField("sent", exchange.sent);
        out.writeStringField("startedAt", exchange.startedAt.toString());
        if (exchange.took != null) {
            out.writeNumberField("durationMs", exchange.took.toMillis());
        }
        if (exchange.sent) {
            body("requestBody", exchange.requestBody, redaction, out);
        }
        if (exchange.status != null) {
            out.writeNumberField("status", exchange.status);
        }
        if (exchange.retryAfter != null) {
            out.writeStringField("retryAfter", exchange.retryAfter);
        }
        body("responseBody", exchange.answerBody, redaction, out);
        out.writeEndObject();
    }

    private static void body(String name, byte[] body, Redaction redaction, JsonGenerator out) throws IOException {
        if (body != null && body.length > 0) {
            String text = redaction.body(body);
            out.writeStringField(name, redaction.isTooLong(text) ? redaction.cut(text) : text);
        }
    }
}
