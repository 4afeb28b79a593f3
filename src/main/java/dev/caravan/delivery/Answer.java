package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.delivery.Outcome.Hold;
import dev.caravan.delivery.Outcome.Hold.Cause;
import java.time.Duration;
import java.util.Optional;

/**
 * What a vendor answered.
 *
 * @param body the JSON; a missing node when there was none
 * @param retryAfter how long the vendor asks to wait; empty when it does not
 */
public record Answer(String vendor, int status, JsonNode body, Optional<Duration> retryAfter) {

    private static final int WORDS_AT_MOST = 1000;

    /** Whether the status is one of success. The body may say otherwise. */
    public boolean succeeded() {
        return status >= 200 && status < 300;
    }

    /** The text or number at that JSON pointer of the body; null when there is none. */
    public String text(String pointer) {
        JsonNode value = body.at(pointer);
        return (value.isTextual() || value.isNumber()) && !value.asText().isBlank() ? value.asText() : null;
    }

    /**
     * The vendor's own words about a failure: what stands at the first of those pointers that has something, or else the
     * body as it came; null when there was none, or an HTML page.
     */
    public String words(String... pointers) {
        for (String pointer : pointers) {
            String words = text(pointer);
            if (words == null) {
                words = compact(body.at(pointer));
            }
            if (words != null) {
                return words;
            }
        }
        String words = body.isTextual() ? body.textValue().strip() : "";
        return words.isEmpty() || words.startsWith("<") ? compact(body) : words;
    }

    private static String compact(JsonNode json) {
        return json.isContainerNode() && !json.isEmpty() ? json.toString() : null;
    }

    /**
     * What the status alone says of a request that was not accepted.
     *
     * @param words the vendor's own words; may be null
     */
    public Outcome failure(String words) {
        String problem = problem(words);
        String ofAll = problem(null);
        if (status == 401 || status == 402 || status == 403 || status == 407) {
            String whatToDo = ". It does not let us in; check the credentials of caravan." + vendor;
            return new Hold(Cause.CREDENTIALS, Optional.empty(), problem + whatToDo, ofAll + whatToDo);
        }
        if (status == 429 || (status == 503 && retryAfter.isPresent())) {
            return new Hold(Cause.THROTTLED, retryAfter, problem, ofAll);
        }
        if (status == 302 || status == 303) {
            String whatToDo = ". The request may have taken effect; check caravan." + vendor + ".base-url";
            return new Outcome.Uncertain(problem + whatToDo, ofAll + whatToDo);
        }
        if (status == 425 || (status >= 300 && status < 400)) {
            return new Outcome.Retry(problem + (status < 400 ? ". Check caravan." + vendor + ".base-url" : ""));
        }
        if (status >= 400 && status < 500 && status != 408) {
            return new Outcome.Rejected(problem);
        }
        return new Outcome.Uncertain(problem);
    }

    /**
     * What it means that a mere question was not answered: it changed nothing, and nothing is wrong with the candidate.
     *
     * @param words the vendor's own words; may be null
     */
    public Outcome unanswered(String words) {
        Outcome outcome = failure(words);
        return outcome instanceof Hold ? outcome : new Outcome.Retry(outcome.problem());
    }

    /** A success by its status whose body does not show that it is one: it may have taken effect. */
    public Outcome unclear(String expected) {
        String problem = problem("expected " + expected + " in the answer");
        return new Outcome.Uncertain(problem, problem);
    }

    /** A problem in one line: who answered, the status, and the vendor's own words, which may be null. */
    public String problem(String words) {
        String answered = vendor + " answered " + status;
        if (words == null || words.isBlank()) {
            return answered;
        }
        return answered + ": " + (words.length() > WORDS_AT_MOST ? words.substring(0, WORDS_AT_MOST) + "…" : words);
    }
}
