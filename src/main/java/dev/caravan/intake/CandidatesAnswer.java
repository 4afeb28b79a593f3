package dev.caravan.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Answers a request with what became of its candidates, in the shape that they were sent in. */
@Named("candidatesAnswer")
@Singleton
final class CandidatesAnswer implements Processor {

    private final Patience patience;

    CandidatesAnswer(Patience patience) {
        this.patience = patience;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException, InterruptedException {
        PostedCandidates posted = exchange.getMessage().getBody(PostedCandidates.class);
        if (posted.allAreRefused()) {
            throw HttpProblem.allRefused(posted.results());
        }
        Patience.Waited waited = patience.await(posted);
        List<Map<String, Object>> items = items(posted.results(), waited.standings());
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, waited.allSettled() ? 200 : 202);
        answer.setHeader(Exchange.CONTENT_TYPE, "application/json");
        if (!posted.isList()) {
            answer.setHeader(
                    "Location",
                    "/api/candidates/" + segment(posted.results().get(0).externalId()));
        }
        if (waited.applied() != null) {
            answer.setHeader("Preference-Applied", waited.applied());
        }
        answer.setBody(ByteBuffer.wrap(JsonFormat.MAPPER.writeValueAsBytes(posted.isList() ? items : items.get(0))));
    }

    private static List<Map<String, Object>> items(List<Result> results, List<Outcomes.Standing> standings) {
        Map<String, List<?>> deliveries = new HashMap<>();
        standings.forEach(standing -> deliveries.put(standing.externalId(), standing.deliveries()));
        return results.stream().map(result -> item(result, deliveries)).toList();
    }

    private static Map<String, Object> item(Result result, Map<String, List<?>> deliveries) {
        Map<String, Object> item = result.json();
        if (!result.isRefused() && deliveries.containsKey(result.externalId())) {
            item.put("deliveries", deliveries.get(result.externalId()));
        }
        return item;
    }

    private static String segment(String externalId) {
        return URLEncoder.encode(externalId, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
