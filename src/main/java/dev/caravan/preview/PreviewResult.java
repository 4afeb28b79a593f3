package dev.caravan.preview;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.caravan.candidate.Warning;
import dev.caravan.delivery.Rehearsed.Action;
import dev.caravan.delivery.ShownRequest;
import dev.caravan.intake.Problem;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Map;

/**
 * What would be sent.
 *
 * @param more whether there are more candidates than were looked at
 */
@RegisterForReflection
public record PreviewResult(List<OfCandidate> candidates, boolean more) {

    public PreviewResult {
        candidates = List.copyOf(candidates);
    }

    /** Whether something of it would be refused, or could not be rehearsed. */
    public boolean hasRefusals() {
        return candidates.stream()
                .anyMatch(candidate -> !candidate.problems().isEmpty()
                        || candidate.vendors().stream().anyMatch(OfVendor::isRefused));
    }

    /**
     * One candidate.
     *
     * @param place where it stands in its file
     * @param problems why it would not be accepted
     * @param notTaken pointers of the fields that none of its vendors takes
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @JsonPropertyOrder({"externalId", "problems", "warnings", "notTaken", "vendors"})
    public record OfCandidate(
            String externalId,
            @JsonAnyGetter Map<String, Object> place,
            List<Problem> problems,
            List<Warning> warnings,
            List<String> notTaken,
            List<OfVendor> vendors) {
        public OfCandidate {
            place = Map.copyOf(place);
            problems = List.copyOf(problems);
            warnings = List.copyOf(warnings);
            notTaken = List.copyOf(notTaken);
            vendors = List.copyOf(vendors);
        }
    }

    /**
     * One candidate at one vendor.
     *
     * @param request the first request; what follows on its answer is not known
     * @param violations where the request does not hold against the vendor's contract: pointers into its body
     * @param notTaken pointers of the candidate's fields that this vendor does not take
     * @param remarks what would be different when it is sent in earnest
     * @param against how it differs from what was delivered last; null when nobody asked
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record OfVendor(
            String vendor,
            Action action,
            ShownRequest request,
            String problem,
            List<Problem> violations,
            List<String> notTaken,
            List<String> remarks,
            Comparison against) {
        public OfVendor {
            violations = List.copyOf(violations);
            notTaken = List.copyOf(notTaken);
            remarks = List.copyOf(remarks);
        }

        boolean isRefused() {
            return action == Action.REFUSED || action == Action.FAILED;
        }
    }
}
