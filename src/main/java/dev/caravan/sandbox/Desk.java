package dev.caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;

/** Where the requests to one counterpart arrive: counts them, and misbehaves when it was told to. */
final class Desk {

    private static final System.Logger LOG = System.getLogger(Desk.class.getName());

    private final Vertx vertx;
    private final Clock clock;
    private final Counterpart counterpart;
    private final Traffic traffic;
    private final Fetching fetching;
    private final Faults faults = new Faults();

    Desk(Vertx vertx, Clock clock, Counterpart counterpart) {
        this.vertx = vertx;
        this.clock = clock;
        this.counterpart = counterpart;
        this.traffic = new Traffic(clock);
        this.fetching = new Fetching(vertx);
    }

    Traffic traffic() {
        return traffic;
    }

    Faults faults() {
        return faults;
    }

    /** Takes a request in; the path is what comes below the counterpart's base URL. */
    void receive(HttpServerRequest http, String path) {
        String operation = counterpart.operation(http.method().name(), path);
        traffic.arrived(operation);
        Exchange exchange = new Exchange(vertx, http, traffic);
        http.body()
                .onComplete(
                        body -> fetchThenAnswer(operation, Request.of(http, path, body.getBytes()), exchange),
                        cut -> traffic.ended("cut"));
    }

    private void fetchThenAnswer(String operation, Request request, Exchange exchange) {
        List<String> addresses = counterpart.addresses(request);
        if (addresses.isEmpty()) {
            answer(operation, request, exchange);
        } else {
            fetching.all(addresses).onSuccess(fetched -> answer(operation, request.withFetched(fetched), exchange));
        }
    }

    private void answer(String operation, Request request, Exchange exchange) {
        try {
            faults.next(operation)
                    .ifPresentOrElse(
                            fault -> misbehave(fault, request, exchange.delayedBy(fault.endsLaterBy())),
                            () -> exchange.answer(counterpart.answer(request)));
        } catch (RuntimeException ownFault) {
            LOG.log(Level.ERROR, "The sandbox failed at " + operation, ownFault);
            exchange.answer(counterpart.manners().trouble(500, "The sandbox failed: " + ownFault));
        }
    }

    private void misbehave(Fault fault, Request request, Exchange exchange) {
        Manners manners = counterpart.manners();
        switch (fault.mode()) {
            case THROTTLE ->
                exchange.answer(manners.trouble(429, "Too many requests").with("Retry-After", fault.retryAfter()));
            case UNAVAILABLE ->
                exchange.answer(manners.trouble(503, "Service unavailable").with("Retry-After", fault.retryAfter()));
            case ERROR_BEFORE -> exchange.answer(manners.trouble(500, "Internal error"));
            case ERROR_AFTER -> {
                counterpart.answer(request);
                exchange.answer(manners.trouble(500, "Internal error"));
            }
            case RESET_BEFORE -> exchange.reset();
            case RESET_AFTER -> {
                counterpart.answer(request);
                exchange.reset();
            }
            case STALL -> {
                if (fault.store()) {
                    counterpart.answer(request);
                }
                exchange.abandon();
            }
            case SLOW -> exchange.answer(counterpart.answer(request));
            case GARBAGE -> {
                Answer honest = counterpart.answer(request);
                exchange.answer(new Answer(200, honest.headers(), "{\"message\": \"Prof".getBytes(UTF_8)));
            }
            case UNAUTHORIZED ->
                exchange.answer(manners.trouble(manners.unauthorized(), "The credentials are missing or not valid"));
            case REFUSE -> exchange.answer(manners.trouble(400, "The content is refused"));
            case DRIP -> exchange.drip(fault.delayMillis(), counterpart.answer(request));
            case WARN -> exchange.answer(counterpart.answer(request).map(manners::warned));
            case LAG ->
                exchange.answer(counterpart.answer(
                        request.withListsUntil(clock.instant().minusMillis(fault.delayMillis()))));
        }
    }
}
