package dev.caravan.ledger;

import java.util.List;

/** A candidate and where its deliveries stand, one for each vendor. */
public record CandidateView(String externalId, long revision, List<DeliveryView> deliveries) {

    /** Whether the person is being erased; the vendors that are through are no longer among the deliveries. */
    public boolean erasing() {
        return deliveries.stream().anyMatch(DeliveryView::erasing);
    }
}
