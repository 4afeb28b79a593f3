package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The filters of Welcomekit's search on what a candidate shows. {@code referrer}, {@code stage},
 * {@code job_stage_reference} and {@code tags} are not shown, so they filter nothing here.
 */
final class WelcomekitFilter {

    private WelcomekitFilter() {}

    static boolean accepts(Call call, JsonNode candidate) {
        return same(call.query("archived"), candidate.path("archived"))
                && same(call.query("origin"), candidate.path("origin"))
                && same(call.query("job_stage_id"), candidate.path("stage_id"))
                && after(call.query("created_after"), candidate.path("created_at"))
                && after(call.query("updated_after"), candidate.path("updated_at"));
    }

    private static boolean same(String wanted, JsonNode actual) {
        return wanted == null || wanted.equals(actual.asText());
    }

    private static boolean after(String day, JsonNode instant) {
        return day == null || instant.asText().compareTo(day) >= 0;
    }
}
