package dev.caravan.delivery;

import dev.caravan.ledger.Attempt;
import dev.caravan.ledger.Certainty;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Settlement;
import dev.caravan.ledger.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an attempt means. The reading of a vendor's answer makes one; the ledger is told by it what happens next. */
public sealed interface Outcome {

    /** The outcome in one word, as it stands in the ledger. */
    String word();

    /** Why it was not delivered, or what the vendor warned of; null when there is nothing to say. */
    String problem();

    /** Whether it may be the vendor's doing that it did not come about, and not the candidate's. */
    default boolean isTrouble() {
        return this instanceof Retry || this instanceof Uncertain;
    }

    /** What becomes of the delivery; the attempt is as it is kept: its problem is this outcome's, without secrets. */
    Settlement settle(Claim claim, Attempt attempt, RetryPlan plan);

    /** The vendor has it; {@code vendorId} is its own id of the candidate, null when it told none. */
    static Outcome delivered(String vendorId) {
        return new Delivered(vendorId, null, List.of());
    }

    /**
     * The vendor has it.
     *
     * @param memory what the transform wants to find in {@link Delivery#memory()} next time, as JSON; null for nothing new
     * @param warnings what the vendor remarked, in its own words
     */
    record Delivered(String vendorId, String memory, List<String> warnings) implements Outcome {
        public Delivered {
            warnings = List.copyOf(warnings);
        }

        /** The same, with what else is to be said of it. */
        Delivered remarking(List<String> remarks) {
            return new Delivered(
                    vendorId,
                    memory,
                    Stream.concat(warnings.stream(), remarks.stream()).toList());
        }

        @Override
        public String word() {
            return "delivered";
        }

        @Override
        public String problem() {
            return warnings.isEmpty() ? null : String.join("; ", warnings);
        }

        @Override
        public Settlement settle(Claim claim, Attempt attempt, RetryPlan plan) {
            return Settlement.delivered(claim, vendorId, memory, attempt);
        }
    }

    /** The candidate is no longer at the vendor, as it was asked for. */
    static Outcome erased(String how, List<String> remarks) {
        return new Erased(how, remarks);
    }

    /**
     * The candidate is no longer at the vendor, as it was asked for.
     *
     * @param how in a word or two, as the certificate says it: deleted, ignored, archived, not there
     * @param remarks what there is to know; they are forgotten when the erasure has ended
     */
    record Erased(String how, List<String> remarks) implements Outcome {
        public Erased {
            remarks = List.copyOf(remarks);
        }

        @Override
        public String word() {
            return "erased";
        }

        @Override
        public String problem() {
            return remarks.isEmpty() ? null : String.join("; ", remarks);
        }

        @Override
        public Settlement settle(Claim claim, Attempt attempt, RetryPlan plan) {
            return Settlement.erased(claim, how, attempt);
        }
    }

    /**
     * The vendor, or its contract, refuses the content; sending it again would not help.
     *
     * @param vendorId the vendor's id of the candidate, when it told one all the same; what is sent next is an update then
     */
    record Rejected(String problem, String vendorId) implements Outcome {

        public Rejected(String problem) {
            this(problem, null);
        }

        @Override
        public String word() {
            return "rejected";
        }

        @Override
        public Settlement settle(Claim claim, Attempt attempt, RetryPlan plan) {
            Certainty certainty = vendorId == null ? Certainty.AS_BEFORE : Certainty.IN_DOUBT;
            return Settlement.ended(claim, State.REJECTED, certainty, vendorId, attempt.problem(), attempt);
        }
    }

    /** It certainly had no effect, and may help later. */
    record Retry(String problem) implements Outcome {
        @Override
        public String word() {
            return "retry";
        }

        @Override
        public Settlement settle(Claim claim, Attempt attempt, RetryPlan plan) {
            return plan.again(claim, Certainty.AS_BEFORE, attempt.problem(), attempt);
        }
    }

    /**
     * It may have taken effect: the answer did not come, or does not say.
     *
     * @param ofAll as of {@link Hold}; null when who answered, and with which status, is all that can be said
     */
    record Uncertain(String problem, String ofAll) implements Outcome {

        /** With that problem, which may be in the vendor's words. */
        public Uncertain(String problem) {
            this(problem, null);
        }

        @Override
        public String word() {
            return "uncertain";
        }

        @Override
        public Settlement settle(Claim claim, Attempt attempt, RetryPlan plan) {
            return plan.again(claim, Certainty.IN_DOUBT, attempt.problem(), attempt);
        }
    }

    /** Nothing was changed, because it is too early to know what to do: the vendor is asked again at that time. */
    record Later(Instant time, String problem) implements Outcome {
        @Override
        public String word() {
            return "retry";
        }

        @Override
        public Settlement settle(Claim claim, Attempt attempt, RetryPlan plan) {
            return plan.later(claim, time, attempt);
        }
    }

    /**
     * It certainly had no effect, for a reason that is not the candidate's: the vendor as a whole is waited for.
     *
     * @param asked how long the vendor asks to wait; empty when it does not say
     * @param ofAll the problem as every candidate that waits shows it: without the vendor's words, which may be about this one
     */
    record Hold(Cause cause, Optional<Duration> asked, String problem, String ofAll) implements Outcome {

        /** Why the vendor is waited for. */
        public enum Cause {
            THROTTLED,
            CREDENTIALS
        }

        @Override
        public String word() {
            return "retry";
        }

        @Override
        public Settlement settle(Claim claim, Attempt attempt, RetryPlan plan) {
            return plan.held(claim, attempt);
        }
    }
}
