package dev.caravan.delivery;

import dev.caravan.ledger.Ledger;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * What it means that a vendor was asked whether a candidate is there, because the answer to an earlier request got lost.
 * One found is the candidate, none after a while means that nothing took effect, and anything else is for a person to
 * decide. The asking itself is the route's.
 */
@Named("lookup")
@Singleton
@Unremovable
@RegisterForReflection
public class Lookup {

    private static final int NAMED_AT_MOST = 20;

    private final Function<String, Duration> settles;
    private final BinaryOperator<String> owners;
    private final Clock clock;
    private final Map<String, String> found = new Latest();

    @Inject
    Lookup(Config config, Ledger ledger, Clock clock) {
        this(
                vendor -> DeliverySettings.of(config, vendor).lookupSettle(),
                (vendor, id) -> ledger.ownerOf(vendor, id).orElse(null),
                clock);
    }

    /**
     * @param settles how long that vendor may list late
     * @param owners the externalId of the candidate that the vendor knows by that id; null when it is nobody's
     */
    Lookup(Function<String, Duration> settles, BinaryOperator<String> owners, Clock clock) {
        this.settles = settles;
        this.owners = owners;
        this.clock = clock;
    }

    /** Whether there is something to ask. */
    public boolean isOpen(Search search) {
        return search.isOpen();
    }

    /** What is to be asked now, as the query of the request. */
    public String query(Search search) {
        return search.query();
    }

    /**
     * The delivery with the id that was found, or without any doubt when nothing was. What is known to be another
     * candidate's was not made by a lost request of this one.
     *
     * @throws RejectedException when it could be one of several
     * @throws OutcomeException when it is too early to tell
     */
    public Delivery settle(Search search, Delivery delivery) {
        List<String> ids = couldBe(search, delivery);
        if (ids.size() > 1 || search.isIncomplete()) {
            throw undecided(
                    delivery,
                    ids.size() + " of those that it lists could be the candidate"
                            + (search.isIncomplete() ? ", and the list goes on" : "") + named(ids));
        }
        if (ids.isEmpty()) {
            return notFound(delivery);
        }
        return delivery.knownAs(ids.get(0));
    }

    /**
     * The delivery without any doubt, because the vendor does not have what was in doubt.
     *
     * @throws OutcomeException when the vendor may list it yet
     */
    public Delivery notFound(Delivery delivery) {
        if (!hasSettled(delivery)) {
            Instant listed = listed(delivery);
            throw new OutcomeException(new Outcome.Later(
                    listed,
                    "The answer to an earlier request got lost, and " + delivery.vendor()
                            + " does not list the candidate, or not yet; it is asked again at " + listed
                            + ", and nothing is sent before"));
        }
        return delivery.certain();
    }

    /** Whether whatever is in doubt must be there by now, if it took effect. */
    public boolean hasSettled(Delivery delivery) {
        return !delivery.uncertain() || !clock.instant().isBefore(listed(delivery));
    }

    private Instant listed(Delivery delivery) {
        return delivery.doubt().since().plus(settles.apply(delivery.vendor()));
    }

    /**
     * The vendor can't be asked.
     *
     * @param why what there is not to ask by
     */
    public static RejectedException unaskable(Delivery delivery, String why) {
        return undecided(delivery, "it can't be asked: " + why);
    }

    private static RejectedException undecided(Delivery delivery, String what) {
        String externalId = delivery.candidate().externalId();
        String replay =
                "POST /api/candidates/" + PathSegment.of(externalId) + "/vendors/" + delivery.vendor() + "/replay";
        String why = delivery.uncertain()
                ? "the answer to an earlier request for candidate " + externalId + " got lost, so " + delivery.vendor()
                        + " may have it, and "
                : "candidate " + externalId + " was looked for at " + delivery.vendor() + ", and ";
        return new UndecidedException(
                why + what,
                "Not sent: " + why + what + ". Look there, and decide: " + replay
                        + "?vendorId=<id> says that it is the one with that id, " + replay
                        + "?anew=true sends it anew");
    }

    private static String named(Collection<String> ids) {
        if (ids.isEmpty()) {
            return "";
        }
        String named = String.join(", ", ids.stream().limit(NAMED_AT_MOST).toList());
        return ": " + named + (ids.size() > NAMED_AT_MOST ? ", …" : "");
    }

    /** The ledger is asked before the lock is taken, so that nobody waits for it but this delivery. */
    private List<String> couldBe(Search search, Delivery delivery) {
        Map<String, String> owned = new HashMap<>();
        search.found().forEach(id -> owned.put(id, owners.apply(delivery.vendor(), id)));
        String externalId = delivery.candidate().externalId();
        synchronized (found) {
            List<String> ids = search.found().stream()
                    .filter(id -> externalId.equals(owner(owned.get(id), key(delivery, id), externalId)))
                    .toList();
            if (ids.size() == 1 && !search.isIncomplete()) {
                found.put(key(delivery, ids.get(0)), externalId);
            }
            return ids;
        }
    }

    /** Of two candidates that find the same at the same time, before the ledger has it, the first has found it. */
    private String owner(String known, String key, String finder) {
        return known == null ? found.getOrDefault(key, finder) : known;
    }

    private static String key(Delivery delivery, String id) {
        return delivery.vendor() + " " + id;
    }

    private static final class Latest extends LinkedHashMap<String, String> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > 10_000;
        }
    }
}
