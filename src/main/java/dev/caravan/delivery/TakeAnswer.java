package dev.caravan.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** The step after each request: makes an {@link Answer} of what came back, and takes it down. */
@Named("answer")
@Singleton
@Unremovable
class TakeAnswer implements Processor {

    private final JsonMapper mapper = new JsonMapper();
    private final Clock clock;

    TakeAnswer(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        AttemptLog log = AttemptLog.of(exchange);
        WireExchange wire = log.last();
        wire.answerBody = message.getBody(byte[].class);
        message.setBody(new Answer(
                log.claim().vendor(),
                wire.status,
                json(wire.answerBody),
                RetryAfter.parse(wire.retryAfter, clock.instant())));
    }

    private JsonNode json(byte[] body) {
        if (body == null || body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return mapper.readTree(body);
        } catch (JsonProcessingException e) {
            return mapper.getNodeFactory().textNode(new String(body, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory does not fail", e);
        }
    }
}
