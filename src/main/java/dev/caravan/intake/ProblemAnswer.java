package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jboss.logging.Logger;

/** Answers a request that failed with a problem document (RFC 9457). */
@Named("problemAnswer")
@Singleton
final class ProblemAnswer implements Processor {

    private static final Logger LOG = Logger.getLogger(ProblemAnswer.class);
    private static final int RETRY_AFTER_SECONDS = 5;

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        HttpProblem.Document problem = HttpProblem.of(failure).document();
        if (problem.status() == 500) {
            LOG.errorf(failure, "A request failed: route=%s", exchange.getFromRouteId());
        }
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, problem.status());
        answer.setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
        if (problem.status() == 503) {
            answer.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        }
        answer.setBody(ByteBuffer.wrap(JsonFormat.MAPPER.writeValueAsBytes(problem)));
    }
}
