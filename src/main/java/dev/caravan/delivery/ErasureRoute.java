package dev.caravan.delivery;

import dev.caravan.ledger.Claim;
import java.util.Optional;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.support.DefaultConsumer;

/** How a candidate is erased at a vendor: by its route {@code direct:<vendor>-erase}, or by a person where it has none. */
final class ErasureRoute {

    private static final String SUFFIX = "-erase";
    private static final String DONE = "/done";

    private ErasureRoute() {}

    /** The vendor's route as it is now; empty when it has none. */
    static Optional<AsyncProcessor> of(CamelContext camel, String vendor) {
        return VendorRoutes.direct(camel, vendor, SUFFIX)
                .map(route -> ((DefaultConsumer) route.getConsumer()).getAsyncProcessor());
    }

    /** What a person has to do where there is no route. */
    static Outcome byHand(Claim claim) {
        String id = claim.vendorId() == null ? "" : " (its id there is " + claim.vendorId() + ")";
        return new Outcome.Rejected(
                "There is no route direct:" + claim.vendor() + SUFFIX + ", so a person has to delete"
                        + " the candidate " + claim.externalId() + " at " + claim.vendor() + id
                        + ". " + sayingSo(claim));
    }

    private static String sayingSo(Claim claim) {
        return "When that is done, say so: POST /api/erasures/{externalId}/vendors/" + claim.vendor() + DONE;
    }

    /** What the outcome of a route means: one of the two kinds of route must not end as only the other may. */
    static Outcome checked(Outcome outcome, Claim claim) {
        if (claim.erasing() && outcome instanceof Outcome.Delivered) {
            return new Outcome.Retry("The route direct:" + claim.vendor() + SUFFIX
                    + " ended as if the candidate had been delivered; it has to end with Outcome.erased");
        }
        if (claim.erasing()
                && outcome instanceof Outcome.Rejected task
                && !task.problem().contains(DONE)) {
            return new Outcome.Rejected(task.problem() + ". " + sayingSo(claim), task.vendorId());
        }
        if (!claim.erasing() && outcome instanceof Outcome.Erased) {
            return new Outcome.Uncertain("The delivery route of " + claim.vendor()
                    + " ended as if the candidate had been erased, which was not asked for");
        }
        return outcome;
    }
}
