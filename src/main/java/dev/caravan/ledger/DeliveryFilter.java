package dev.caravan.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which deliveries are meant.
 *
 * @param vendors empty means all
 * @param states empty means all
 * @param problem a part of the problem's text, in capitals or not; null means any problem and none
 * @param changedUntil the latest time of the last change; null means any
 * @param changedAfter the last change is later than that; null means any
 */
public record DeliveryFilter(
        Collection<String> vendors,
        Collection<State> states,
        String problem,
        Instant changedUntil,
        Instant changedAfter) {

    /** Every delivery. */
    public static final DeliveryFilter ALL = new DeliveryFilter(List.of(), List.of(), null, null, null);

    public DeliveryFilter {
        vendors = Set.copyOf(vendors);
        states = Set.copyOf(states);
    }

    /** Deliveries of that vendor in that state only. */
    DeliveryFilter only(String vendor, State state) {
        return new DeliveryFilter(List.of(vendor), List.of(state), problem, changedUntil, changedAfter);
    }

    /** Those that have not changed since that time. */
    DeliveryFilter unchangedSince(Instant time) {
        Instant until = changedUntil == null || changedUntil.isAfter(time) ? time : changedUntil;
        return new DeliveryFilter(vendors, states, problem, until, changedAfter);
    }

    /** Whether a delivery of one of the vendors, in one of the states, is meant. */
    boolean matches(DeliveryView delivery) {
        return hasProblem(delivery.problem())
                && (changedUntil == null || !delivery.changedAt().isAfter(changedUntil))
                && (changedAfter == null || delivery.changedAt().isAfter(changedAfter));
    }

    private boolean hasProblem(String text) {
        return problem == null
                || text != null && text.toLowerCase(Locale.ROOT).contains(problem.toLowerCase(Locale.ROOT));
    }
}
