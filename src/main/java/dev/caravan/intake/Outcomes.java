package dev.caravan.intake;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** What became of candidates after they were accepted. */
public interface Outcomes {

    /**
     * Completes when every delivery of these candidates is settled, or after that time with what is known by then: one
     * standing per id, in the order of the ids. It fails when the ledger can't be read.
     */
    CompletionStage<List<Standing>> await(List<String> externalIds, Duration atMost);

    /**
     * Where one candidate's deliveries stand.
     *
     * @param settled whether none of them will change by itself
     * @param deliveries one element per vendor, ready to be written as JSON
     */
    record Standing(String externalId, boolean settled, List<?> deliveries) {}
}
