package dev.caravan.ledger;

import java.util.List;

/** A candidate and where its deliveries stand, one for each vendor. */
public record CandidateView(String externalId, long revision, List<DeliveryView> deliveries) {}
