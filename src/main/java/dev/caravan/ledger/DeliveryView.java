package dev.caravan.ledger;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A delivery, as people see it.
 *
 * @param id grows with each delivery: the cursor of lists
 * @param revision the one that is wanted
 * @param deliveredRevision the one that the vendor has; null when it has none
 * @param vendorId the vendor's id of the candidate; null as long as it is not known
 * @param attempts how many there were so far
 * @param nextAttemptAt when it is tried (again); null when nothing is planned
 * @param problem what stands in the way; null when nothing does
 * @param uncertain the last request may have taken effect
 * @param withdrawn a newer revision is not meant for this vendor (deliverTo): nothing more is sent
 * @param erasing the vendor is to erase the candidate; rejected means then that a person has to do it
 */
public record DeliveryView(
        @JsonProperty("cursor") long id,
        String externalId,
        String vendor,
        State state,
        long revision,
        Long deliveredRevision,
        String vendorId,
        int attempts,
        Instant nextAttemptAt,
        String problem,
        boolean uncertain,
        boolean withdrawn,
        boolean erasing,
        Instant changedAt) {

    /** Whether nothing more happens by itself. */
    @JsonIgnore
    public boolean isFinal() {
        return state == State.DELIVERED || state == State.REJECTED || state == State.DEAD;
    }
}
