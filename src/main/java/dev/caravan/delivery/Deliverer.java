package dev.caravan.delivery;

import dev.caravan.delivery.Leases.Lease;
import dev.caravan.ledger.Attempt;
import dev.caravan.ledger.Certainty;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Settlement;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.jboss.logging.Logger;

/** Runs the route for one claimed delivery, and settles what it ends with. */
final class Deliverer {

    private static final Logger LOG = Logger.getLogger(Deliverer.class);

    private static final Duration NO_WORKER = Duration.ofSeconds(1);

    private final LedgerConsumer consumer;
    private final String vendor;
    private final DeliverySettings settings;
    private final Redaction redaction;
    private final VendorGate gate;
    private final Settler settler;
    private final RetryPlan plan;
    private final Clock clock;

    Deliverer(LedgerConsumer consumer, LedgerEndpoint endpoint, VendorGate gate, Settler settler, Clock clock) {
        this.consumer = consumer;
        this.vendor = endpoint.vendor();
        this.settings = endpoint.settings();
        this.redaction = endpoint.redaction();
        this.gate = gate;
        this.settler = settler;
        this.plan = new RetryPlan(settings.backoff(), settings.giveUpAfter(), clock, new Random());
        this.clock = clock;
    }

    /** Lets a worker deliver. When there can't be one, the delivery waits for a moment in which there may be. */
    void begin(Lease lease, Executor workers) {
        try {
            workers.execute(() -> deliver(lease));
        } catch (RuntimeException | Error e) {
            LOG.errorf(e, "no worker could begin, and the delivery is given back; vendor=%s", vendor);
            giveBack(lease, clock.instant().plus(NO_WORKER));
        }
    }

    /** Delivers, or gives back what must not or can't be begun now. Never throws. */
    void deliver(Lease lease) {
        Instant now = clock.instant();
        boolean leaseTooShort = lease.left(now).compareTo(settings.timeout()) < 0;
        if (consumer.givesBack() || leaseTooShort || !lease.permit().isGood()) {
            giveBack(lease, now);
            return;
        }
        AttemptLog log = new AttemptLog(lease, clock, settings.timeout());
        try {
            Exchange exchange = exchange(lease.claim(), log);
            run(exchange, log);
        } catch (RuntimeException | Error e) {
            unforeseen(log, e);
        }
    }

    private void run(Exchange exchange, AttemptLog log) {
        Claim claim = log.claim();
        Optional<AsyncProcessor> route = claim.erasing()
                ? ErasureRoute.of(consumer.getEndpoint().getCamelContext(), vendor)
                : Optional.of(consumer.getAsyncProcessor());
        if (route.isPresent()) {
            route.get().process(exchange, doneSync -> ended(exchange, log));
        } else {
            exchange.getMessage().setBody(ErasureRoute.byHand(claim));
            ended(exchange, log);
        }
    }

    private Exchange exchange(Claim claim, AttemptLog log) {
        Exchange exchange = consumer.createExchange(false);
        prepare(exchange, claim, log);
        return exchange;
    }

    /** What a route begins with. */
    static void prepare(Exchange exchange, Claim claim, AttemptLog log) {
        Delivery delivery = Delivery.of(claim);
        log.attach(exchange);
        exchange.setProperty("CaravanDelivery", delivery);
        exchange.getMessage().setHeader("CaravanExternalId", claim.externalId());
        exchange.getMessage().setBody(delivery);
    }

    /** Nothing was tried; it is due again at that time. */
    private void giveBack(Lease lease, Instant dueAt) {
        lease.permit().end(clock.instant());
        Claim claim = lease.claim();
        settler.add(Settlement.held(claim, dueAt, Certainty.AS_BEFORE, claim.failures(), null, null));
    }

    private void ended(Exchange exchange, AttemptLog log) {
        try {
            settle(exchange, log);
        } catch (RuntimeException | Error e) {
            unforeseen(log, e);
        } finally {
            consumer.releaseExchange(exchange, false);
        }
    }

    /** Without a settlement the lease would be renewed for ever. */
    private void unforeseen(AttemptLog log, Throwable failure) {
        LOG.errorf(
                failure,
                "attempt failed unforeseen; vendor=%s externalId=%s",
                vendor,
                log.claim().externalId());
        log.end();
        log.permit().end(clock.instant());
        String problem = "The attempt failed in a way that was not foreseen ("
                + failure.getClass().getSimpleName() + "); the log says more";
        boolean sent = log.mayHaveTakenEffect();
        Attempt attempt = new Attempt(
                log.startedAt(), Duration.ZERO, sent ? "uncertain" : "retry", null, log.requests(), problem, null);
        settler.add(log.unloaded(
                plan.again(log.claim(), sent ? Certainty.IN_DOUBT : Certainty.AS_BEFORE, problem, attempt)));
    }

    private void settle(Exchange exchange, AttemptLog log) {
        log.end();
        Claim claim = log.claim();
        boolean unchanged = exchange.getProperty(ExchangePropertyKey.DUPLICATE_MESSAGE, false, Boolean.class);
        Outcome told = unchanged
                ? new Outcome.Delivered(null, null, List.of("The vendor has this content already; nothing was sent"))
                : ErasureRoute.checked(outcome(exchange, log), claim);
        Outcome outcome = gate.weigh(told);
        String word = unchanged ? "unchanged" : outcome.word();
        Attempt attempt = log.attempt(outcome, word, redaction);
        Settlement settlement =
                exchange.getProperty("CaravanDelivery", Delivery.class).completed(outcome.settle(claim, attempt, plan));
        boolean tells = outcome == told && tellsOfVendor(outcome, exchange, log);
        String ofVendor = redaction.of(Failure.ofVendor(outcome, exchange, log));
        gate.ended(log.permit(), claim.deliveryId(), outcome, ofVendor, tells, clock.instant());
        settler.add(log.unloaded(settlement));
        LOG.debugf("attempt ended; vendor=%s externalId=%s outcome=%s", vendor, claim.externalId(), word);
    }

    /** What the exchange ended with. */
    static Outcome outcome(Exchange exchange, AttemptLog log) {
        Throwable failure = exchange.getException();
        if (failure == null) {
            Object body = exchange.getMessage().getBody();
            return body instanceof Outcome.Delivered delivered
                    ? delivered.remarking(log.remarks())
                    : body instanceof Outcome outcome ? outcome : noOutcome(log);
        }
        if (failure instanceof RejectedException rejected) {
            return new Outcome.Rejected(rejected.getMessage());
        }
        if (failure instanceof OutcomeException ended) {
            return ended.outcome();
        }
        String problem = Failure.inWords(failure);
        return log.mayHaveTakenEffect() ? new Outcome.Uncertain(problem) : new Outcome.Retry(problem);
    }

    private static Outcome noOutcome(AttemptLog log) {
        String problem = "The delivery route of " + log.claim().vendor() + " ended without an outcome; its last step"
                + " has to be the reading of the answer";
        return log.mayHaveTakenEffect() ? new Outcome.Uncertain(problem) : new Outcome.Retry(problem);
    }

    /**
     * Not when it is too early to tell, nor when the trouble is our own: of what steps throw only what they know to be the
     * vendor's counts, and what broke on the way of a request and its answer.
     */
    static boolean tellsOfVendor(Outcome outcome, Exchange exchange, AttemptLog log) {
        if (!outcome.isTrouble()) {
            return log.hasAnswer() && !(outcome instanceof Outcome.Later);
        }
        Exception failure = exchange.getException();
        if (failure == null) {
            return log.hasBegun();
        }
        return failure instanceof OutcomeException
                ? !(failure instanceof HeldBackException)
                : log.lacksAnswer() && failure instanceof IOException;
    }
}
