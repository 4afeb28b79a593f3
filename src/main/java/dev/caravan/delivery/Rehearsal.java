package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Document;
import dev.caravan.catalogue.Vendors;
import dev.caravan.contract.Guarantee;
import dev.caravan.delivery.Leases.Lease;
import dev.caravan.delivery.Rehearsed.Action;
import dev.caravan.ledger.Claim;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Route;
import org.apache.camel.support.DefaultConsumer;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.Header;

/**
 * Runs the vendor's own route, up to the wire and no further: what comes of it is what would be sent, whoever has written
 * the route, and in whatever language. Nothing leaves, nothing is taken down, and no limit of the vendor's is used up.
 */
@Singleton
public class Rehearsal {

    private static final String PROPERTY = "CaravanRehearsal";
    private static final String BEFORE_FETCHING = "Not known before the documents by url are fetched; without them: ";

    /** Where a route puts what is going to follow its first request, as JSON: nothing else shows it before that is answered. */
    private static final String THEN = "CaravanThen";

    private final CamelContext camel;
    private final Vendors vendors;
    private final Clock clock;

    Rehearsal(CamelContext camel, Vendors vendors, Clock clock) {
        this.camel = camel;
        this.vendors = vendors;
        this.clock = clock;
    }

    /** Whether a step is only rehearsed. One that talks to somebody by itself, and not through the route, must not then. */
    public static boolean isOne(Exchange exchange) {
        return exchange.getProperty(PROPERTY) != null;
    }

    /** Takes down that these documents would be fetched now. */
    static void fetch(Exchange exchange, List<Document> documents) {
        exchange.getProperty(PROPERTY, Scene.class).fetched.addAll(documents);
    }

    /** Takes down the request that would leave now, unless it is a further one; whoever wants to send it has to throw. */
    static RuntimeException end(Exchange exchange, ClassicHttpRequest request) {
        exchange.getProperty(PROPERTY, Scene.class)
                .take(request, AttemptLog.of(exchange).last(), exchange.getProperty(THEN, JsonNode.class));
        return new RehearsalEnded();
    }

    /** The vendor's route as it is now. */
    public Stage stage(String vendor) {
        return VendorRoutes.deliveries(camel, vendor)
                .map(route -> new Stage(
                        vendor,
                        route,
                        ((LedgerEndpoint) route.getEndpoint()).redaction(),
                        new RouteReach(camel).refusal(route)))
                .orElseGet(() -> new Stage(
                        vendor,
                        null,
                        null,
                        "There is no delivery route of " + vendor + " that runs; ./caravan check says why"));
    }

    /** One vendor's route, for as long as it stays as it is. */
    public final class Stage {
        private final String vendor;
        private final Route route;
        private final Redaction redaction;
        private final String refusal;

        private Stage(String vendor, Route route, Redaction redaction, String refusal) {
            this.vendor = vendor;
            this.route = route;
            this.redaction = redaction;
            this.refusal = refusal;
        }

        /** What would become of the delivery if it were claimed like this. Never throws for what is wrong with it. */
        public Rehearsed rehearse(Claim claim) {
            if (refusal != null) {
                return Rehearsed.without(Action.FAILED, refusal);
            }
            AttemptLog log = new AttemptLog(
                    new Lease(claim, claim.leaseUntil(), null),
                    clock,
                    ((LedgerEndpoint) route.getEndpoint()).settings().timeout());
            DefaultConsumer consumer = (DefaultConsumer) route.getConsumer();
            Scene scene = new Scene();
            Exchange exchange = consumer.createExchange(false);
            try {
                Deliverer.prepare(exchange, claim, log);
                exchange.setProperty(PROPERTY, scene);
                consumer.getAsyncProcessor().process(exchange);
                return rehearsed(exchange, scene, claim, log).fetching(scene.fetched);
            } catch (Exception e) {
                return Rehearsed.without(Action.FAILED, redaction.of(Failure.inWords(e)));
            } finally {
                consumer.releaseExchange(exchange, false);
            }
        }

        /** The request as people may see it. */
        public ShownRequest shown(OutgoingRequest request) {
            return ShownRequest.of(request, redaction);
        }

        /** Whether it is the same route still. */
        public boolean isOf(Stage other) {
            return route == other.route;
        }

        private Rehearsed rehearsed(Exchange exchange, Scene scene, Claim claim, AttemptLog log) {
            if (exchange.getProperty(ExchangePropertyKey.DUPLICATE_MESSAGE, false, Boolean.class)) {
                return Rehearsed.of(Action.NOTHING, null);
            }
            if (scene.request != null) {
                return Rehearsed.of(action(scene.request.method(), claim), scene.request);
            }
            if (!scene.fetched.isEmpty()) {
                String problem = Deliverer.outcome(exchange, log).problem();
                return Rehearsed.without(Action.FAILED, BEFORE_FETCHING + redaction.of(problem));
            }
            if (exchange.getException() instanceof ContractBrokenException broken) {
                return new Rehearsed(
                        Action.REFUSED,
                        refused(broken),
                        redaction.of(broken.getMessage()),
                        broken.violations(),
                        List.of());
            }
            Outcome outcome = Deliverer.outcome(exchange, log);
            Action action = outcome instanceof Outcome.Rejected
                    ? Action.REFUSED
                    : outcome instanceof Outcome.Delivered ? Action.NOTHING : Action.FAILED;
            return Rehearsed.without(action, redaction.of(outcome.problem()));
        }

        private Action action(String method, Claim claim) {
            return switch (method) {
                case "GET", "HEAD" -> Action.LOOKUP;
                case "PUT", "PATCH" -> Action.UPDATE;
                default -> isUpdate(claim) ? Action.UPDATE : Action.CREATE;
            };
        }

        /** A POST of a vendor that must not be sent a candidate twice is about one that is there, or makes it. */
        private boolean isUpdate(Claim claim) {
            return vendors.contract(vendor).guarantee() == Guarantee.UPSERT
                    ? claim.isKnownThere()
                    : claim.vendorId() != null;
        }

        private static OutgoingRequest refused(ContractBrokenException broken) {
            JsonNode body = broken.body();
            return new OutgoingRequest(
                    broken.operation().method(),
                    broken.operation().path(),
                    Map.of(),
                    body == null ? null : JsonBody.shown(body));
        }
    }

    /** What one rehearsal has brought so far: the headers are those that the route sets, without those of the connection. */
    private static final class Scene {
        private final List<Document> fetched = new ArrayList<>(0);
        private OutgoingRequest request;

        void take(ClassicHttpRequest outgoing, WireExchange taken, JsonNode then) {
            if (request != null) {
                return;
            }
            Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (Header header : outgoing.getHeaders()) {
                headers.merge(header.getName(), String.valueOf(header.getValue()), (one, two) -> one + ", " + two);
            }
            if (outgoing.getEntity() != null && outgoing.getEntity().getContentType() != null) {
                headers.put("Content-Type", outgoing.getEntity().getContentType());
            }
            request = new OutgoingRequest(taken.method, taken.url, headers, taken.requestBody)
                    .followedBy(then == null || then.isEmpty() ? null : JsonBody.shown(then));
        }
    }
}
