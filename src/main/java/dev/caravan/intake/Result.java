package dev.caravan.intake;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.caravan.candidate.Warning;
import dev.caravan.ledger.Acceptance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of one record.
 *
 * @param externalId the candidate's id; null when a refused record has none that could be read
 * @param status {@code accepted}, {@code unchanged} or {@code refused}
 * @param revision the number of the content in the ledger; null when it was refused
 */
@RegisterForReflection(targets = {Result.class, Problem.class, Warning.class})
public record Result(
        Position position,
        String externalId,
        String status,
        Long revision,
        List<Warning> warnings,
        List<Problem> problems) {

    static final String REFUSED = "refused";

    static Result taken(Position position, Acceptance acceptance, List<Warning> warnings) {
        return new Result(
                position,
                acceptance.externalId(),
                acceptance.status().word(),
                acceptance.revision(),
                warnings,
                List.of());
    }

    static Result refused(Position position, String externalId, List<Problem> problems) {
        return new Result(position, externalId, REFUSED, null, List.of(), problems);
    }

    /** The same with these warnings more. */
    Result with(List<Warning> others) {
        List<Warning> more = new ArrayList<>(warnings);
        more.addAll(others);
        return new Result(position, externalId, status, revision, more, problems);
    }

    boolean isRefused() {
        return status.equals(REFUSED);
    }

    /** Where the record stands, under the word of its kind; nothing when it is all there is. */
    Map<String, Object> place() {
        return position.place();
    }

    /** As it stands in receipts and answers: what is null or empty is left out. */
    @JsonValue
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (externalId != null) {
            json.put("externalId", externalId);
        }
        json.put("status", status);
        if (revision != null) {
            json.put("revision", revision);
        }
        json.putAll(place());
        if (!warnings.isEmpty()) {
            json.put("warnings", warnings);
        }
        if (!problems.isEmpty()) {
            json.put("problems", problems);
        }
        return json;
    }
}
