package dev.caravan.ledger;

import java.util.List;

/**
 * Some deliveries, in the order of their ids.
 *
 * @param after where to go on; null when there are no more. A page may hold fewer deliveries than were asked for, or
 *     none, and yet not be the last: how many rows are looked at for one page is bounded.
 */
public record DeliveryPage(List<DeliveryView> deliveries, Long after) {}
