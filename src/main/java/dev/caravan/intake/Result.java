package dev.caravan.intake;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.caravan.candidate.Warning;
import dev.caravan.ledger.Acceptance;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What became of one record.
 *
 * @param externalId the candidate's id; null when a refused record has none that could be read
 * @param status {@code accepted}, {@code unchanged} or {@code refused}
 * @param revision the number of the content in the ledger; null when it was refused
 */
@JsonPropertyOrder({"externalId", "status", "revision"})
@RegisterForReflection(targets = {Result.class, Problem.class, Warning.class})
public record Result(
        @JsonIgnore Position position,
        @JsonInclude(JsonInclude.Include.NON_NULL) String externalId,
        String status,
        @JsonInclude(JsonInclude.Include.NON_NULL) Long revision,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Warning> warnings,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Problem> problems) {

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

    /** Where the record stands, under the word of its kind; nothing when it is all there is. */
    @JsonAnyGetter
    Map<String, Object> place() {
        return position.isWhole() ? Map.of() : Map.of(position.kind(), position.where());
    }

    @JsonIgnore
    boolean isRefused() {
        return status.equals(REFUSED);
    }
}
