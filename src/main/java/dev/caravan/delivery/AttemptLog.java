package dev.caravan.delivery;

import dev.caravan.delivery.Leases.Lease;
import dev.caravan.ledger.Attempt;
import dev.caravan.ledger.Claim;
import dev.caravan.ledger.Settlement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.camel.Exchange;

/** What happens in one attempt, taken down while it happens: each request, whether it went out, and its answer. */
final class AttemptLog {

    private static final String PROPERTY = "CaravanAttempt";

    private final Lease lease;
    private final Clock clock;
    private final Instant startedAt;
    private final Duration timeout;
    private final List<WireExchange> exchanges = new ArrayList<>(1);
    private final List<String> remarks = new ArrayList<>(0);
    private Cargo cargo;

    /**
     * @param timeout how long each request may take, to the last byte of its answer
     */
    AttemptLog(Lease lease, Clock clock, Duration timeout) {
        this.lease = lease;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.timeout = timeout;
    }

    void attach(Exchange exchange) {
        exchange.setProperty(PROPERTY, this);
    }

    /** The log of the attempt that the exchange belongs to. Throws outside of a delivery route. */
    static AttemptLog of(Exchange exchange) {
        AttemptLog log = exchange.getProperty(PROPERTY, AttemptLog.class);
        if (log == null) {
            throw new IllegalStateException("This step works in routes that start with ledger:<vendor> only");
        }
        return log;
    }

    Claim claim() {
        return lease.claim();
    }

    Instant startedAt() {
        return startedAt;
    }

    /** Takes down what is to be said of the delivery if it goes well. It must not hold values of the candidate. */
    void remark(String remark) {
        remarks.add(remark);
    }

    /** What is to be said of the delivery if it goes well. */
    List<String> remarks() {
        return List.copyOf(remarks);
    }

    /** The request that is about to be made has that with it. */
    void load(Cargo cargo) {
        this.cargo = cargo;
    }

    /** The settlement, with what is in doubt then of what goes out once. */
    Settlement unloaded(Settlement settlement) {
        return cargo == null ? settlement : settlement.carrying(cargo.inDoubt(settlement.certainty()));
    }

    /** How long the next request may take: never longer than the delivery is this node's. */
    Duration timeLeft() {
        Duration ofLease = lease.left(clock.instant());
        Duration left = ofLease.compareTo(timeout) < 0 ? ofLease : timeout;
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** A request is about to be made; a try of it that found no connection is as if it had not been. */
    void begin(String method, String url, byte[] body) {
        if (!exchanges.isEmpty() && !last().sent) {
            exchanges.remove(exchanges.size() - 1);
        }
        exchanges.add(new WireExchange(method, url, body, clock.instant()));
    }

    /**
     * Throws when the request must not leave: the delivery is not sure to be this node's until the answer is there, the
     * vendor has to be waited for meanwhile, or it would be one too many for its limits.
     */
    void askToSend() {
        Instant now = clock.instant();
        Duration left = lease.left(now);
        boolean further = requests() > 0;
        if (left.isNegative() || left.isZero() || (further && left.compareTo(timeout) < 0)) {
            throw new HeldBackException(
                    "The lease ends before an answer could be waited for, so nothing more was sent");
        }
        if (!lease.permit().send(now)) {
            throw new HeldBackException(
                    "A further request of the attempt was not sent: the vendor has to be waited for,"
                            + " or it would have been above the vendor's limits");
        }
    }

    /** @param deadline what breaks the request off when it takes too long */
    void sent(Future<?> deadline) {
        last().sent = true;
        last().deadline = deadline;
    }

    void answered(int status, String retryAfter) {
        WireExchange exchange = last();
        exchange.status = status;
        exchange.retryAfter = retryAfter;
        Instant now = clock.instant();
        exchange.took = Duration.between(exchange.startedAt, now);
        lease.permit().answered(status, now);
    }

    /** The request that was made last. */
    WireExchange last() {
        if (exchanges.isEmpty()) {
            throw new IllegalStateException("The attempt has made no request yet");
        }
        return exchanges.get(exchanges.size() - 1);
    }

    /** Whether a request went out whose effect only an answer could tell. A mere question has none. */
    boolean mayHaveTakenEffect() {
        List<WireExchange> changes =
                exchanges.stream().filter(WireExchange::isChange).toList();
        return !changes.isEmpty()
                && (changes.get(changes.size() - 1).sent
                        || changes.stream().anyMatch(change -> change.sent && change.status == null));
    }

    Permit permit() {
        return lease.permit();
    }

    /** Whether it was tried to send something. */
    boolean hasBegun() {
        return !exchanges.isEmpty();
    }

    /** How many requests went out, or may have gone out. */
    int requests() {
        return (int) exchanges.stream().filter(exchange -> exchange.sent).count();
    }

    boolean hasAnswer() {
        return !exchanges.isEmpty() && last().status != null;
    }

    /** Whether something was asked of the vendor of which not all of the answer is here. */
    boolean lacksAnswer() {
        return !exchanges.isEmpty() && last().answerBody == null;
    }

    /** Ends the attempt. */
    void end() {
        for (WireExchange exchange : exchanges) {
            if (exchange.deadline != null) {
                exchange.deadline.cancel(false);
            }
        }
    }

    /** The attempt as the ledger keeps it. */
    Attempt attempt(Outcome outcome, String word, Redaction redaction) {
        Integer status = exchanges.isEmpty() ? null : last().status;
        return new Attempt(
                startedAt,
                Duration.between(startedAt, clock.instant()),
                word,
                status,
                requests(),
                redaction.of(outcome.problem()),
                exchanges.isEmpty() ? null : ExchangesJson.write(exchanges, redaction));
    }
}
