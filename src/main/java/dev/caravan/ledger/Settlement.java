package dev.caravan.ledger;

import java.time.Instant;

/**
 * What becomes of a claimed delivery. When a newer revision was accepted meanwhile, the delivery waits for that one
 * whatever the settlement says; and when the lease went to somebody else, the settlement changes nothing.
 *
 * @param dueAt when it is tried again; null unless {@code state} is waiting
 * @param vendorId the vendor's id of the candidate; null leaves the known one
 * @param memory what the vendor's transform wants to know next time; null leaves the known one
 * @param attempt what was tried; null when nothing was, and the delivery is only given back
 * @param erased how the vendor was rid of the candidate, in a few words; null unless it was erased there
 * @param cargo what is in doubt of what goes out once, as {@link Doubt#cargo()}; null when that is not known, and also when
 *     nothing came to it
 */
public record Settlement(
        Claim claim,
        State state,
        Instant dueAt,
        Certainty certainty,
        int failures,
        Instant failingSince,
        String vendorId,
        String memory,
        String problem,
        Attempt attempt,
        String erased,
        String cargo) {

    /** The vendor has the claimed revision. */
    public static Settlement delivered(Claim claim, String vendorId, String memory, Attempt attempt) {
        return new Settlement(
                claim, State.DELIVERED, null, Certainty.CERTAIN, 0, null, vendorId, memory, null, attempt, null, null);
    }

    /** The candidate is no longer at the vendor, in that way, and the delivery ends for good. */
    public static Settlement erased(Claim claim, String how, Attempt attempt) {
        return new Settlement(
                claim,
                State.WAITING,
                null,
                Certainty.CERTAIN,
                0,
                null,
                null,
                null,
                attempt.problem(),
                attempt,
                how,
                null);
    }

    /** Nothing more happens by itself: the content is refused, or the retries are used up. */
    public static Settlement ended(
            Claim claim, State state, Certainty certainty, String vendorId, String problem, Attempt attempt) {
        return new Settlement(
                claim,
                state,
                null,
                certainty,
                claim.failures(),
                claim.failingSince(),
                vendorId,
                null,
                problem,
                attempt,
                null,
                null);
    }

    /** It is tried again at that time, as one more failure in a row since {@code failingSince}. */
    public static Settlement failed(
            Claim claim, Instant dueAt, Certainty certainty, Instant failingSince, String problem, Attempt attempt) {
        return new Settlement(
                claim,
                State.WAITING,
                dueAt,
                certainty,
                claim.failures() + 1,
                failingSince,
                null,
                null,
                problem,
                attempt,
                null,
                null);
    }

    /**
     * Given back, too early to tell, or held because the vendor as a whole is waited for: it does not bring the delivery
     * nearer to its end.
     *
     * @param failures how many the next back-off is to come after
     */
    public static Settlement held(
            Claim claim, Instant dueAt, Certainty certainty, int failures, String problem, Attempt attempt) {
        return new Settlement(
                claim,
                State.WAITING,
                dueAt,
                certainty,
                failures,
                claim.failingSince(),
                null,
                null,
                problem,
                attempt,
                null,
                null);
    }

    /**
     * The same, with what was found out on the way.
     *
     * @param id the vendor's id of the candidate, unless the settlement has one; may be null
     * @param left what the transform wants to know next time, unless the settlement has something; may be null
     * @param isCertain whether it turned out that nothing of what was in doubt before had taken effect
     */
    public Settlement knowing(String id, String left, boolean isCertain) {
        return new Settlement(
                claim,
                state,
                dueAt,
                isCertain ? withoutEarlierDoubt() : certainty,
                failures,
                failingSince,
                vendorId == null ? id : vendorId,
                memory == null ? left : memory,
                problem,
                attempt,
                erased,
                cargo);
    }

    /** The same, when that is in doubt of what goes out once. */
    public Settlement carrying(String inDoubt) {
        return new Settlement(
                claim,
                state,
                dueAt,
                certainty,
                failures,
                failingSince,
                vendorId,
                memory,
                problem,
                attempt,
                erased,
                inDoubt);
    }

    private Certainty withoutEarlierDoubt() {
        return switch (certainty) {
            case CERTAIN, AS_BEFORE -> Certainty.CERTAIN;
            case IN_DOUBT, ONLY_THIS_IN_DOUBT -> Certainty.ONLY_THIS_IN_DOUBT;
        };
    }

    /** An erasure puts nothing there that could be in doubt. */
    Certainty certaintyOfContent() {
        if (!claim.erasing()) {
            return certainty;
        }
        return switch (certainty) {
            case IN_DOUBT, AS_BEFORE -> Certainty.AS_BEFORE;
            case ONLY_THIS_IN_DOUBT, CERTAIN -> Certainty.CERTAIN;
        };
    }

    boolean isDelivered() {
        return state == State.DELIVERED;
    }
}
