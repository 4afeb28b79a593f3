package dev.caravan.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.caravan.ledger.DeliveryView;
import dev.caravan.ledger.Erasure;
import dev.caravan.ledger.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What was erased of a person, where and when; it names nobody once it has ended.
 *
 * @param cursor leads to the next page of a list
 * @param hash the keyed hash of the externalId
 * @param state going-on, ended or lifted
 * @param overdue whether it goes on for longer than deliveries are tried
 * @param ledger what was deleted here
 * @param documents how many documents the person no longer has here
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Certificate(
        long cursor,
        String hash,
        String state,
        boolean overdue,
        Instant askedAt,
        Instant endedAt,
        Instant liftedAt,
        Deleted ledger,
        long documents,
        Erasure.Files files,
        List<AtVendor> vendors) {

    /**
     * @param closed why a vendor can't be asked, by its name; empty when it can
     * @param dueSince what was asked for before that is overdue
     */
    static Certificate of(Erasure erasure, Function<String, Optional<String>> closed, Instant dueSince) {
        List<AtVendor> vendors = new ArrayList<>();
        erasure.vendors().forEach(through -> vendors.add(AtVendor.of(through)));
        erasure.open().forEach(delivery -> vendors.add(AtVendor.of(delivery, closed.apply(delivery.vendor()))));
        vendors.sort(Comparator.comparing(AtVendor::vendor));
        return new Certificate(
                erasure.id(),
                erasure.hash(),
                erasure.liftedAt() != null ? "lifted" : erasure.hasEnded() ? "ended" : "going-on",
                !erasure.hasEnded() && erasure.askedAt().isBefore(dueSince),
                erasure.askedAt(),
                erasure.endedAt(),
                erasure.liftedAt(),
                new Deleted(erasure.candidates(), erasure.deliveries(), erasure.attempts()),
                erasure.documents(),
                erasure.files(),
                List.copyOf(vendors));
    }

    /** How many of these were deleted. */
    record Deleted(long candidates, long deliveries, long attempts) {}

    /**
     * Where a vendor stands.
     *
     * @param state waiting, sending, task (a person has to do it, as the problem says) or done
     * @param how it was done, in a few words
     * @param at when it was done, or when it is tried next
     * @param problem what stands in the way, or what there is to know
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AtVendor(String vendor, String state, String how, Instant at, String problem) {

        private static AtVendor of(Erasure.Through through) {
            return new AtVendor(through.vendor(), "done", through.how(), through.at(), through.remarks());
        }

        private static AtVendor of(DeliveryView delivery, Optional<String> closed) {
            String vendor = delivery.vendor();
            if (delivery.state() == State.REJECTED) {
                return new AtVendor(vendor, "task", null, null, delivery.problem());
            }
            return new AtVendor(
                    vendor,
                    delivery.state().word(),
                    null,
                    closed.isEmpty() ? delivery.nextAttemptAt() : null,
                    closed.orElse(delivery.problem()));
        }
    }
}
