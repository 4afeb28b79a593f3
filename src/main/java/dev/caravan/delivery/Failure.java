package dev.caravan.delivery;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.camel.Exchange;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** What went wrong on the way to a vendor, in words for the ledger. */
final class Failure {

    private Failure() {}

    /**
     * Why a vendor has to be waited for, as every candidate that waits shows it: without the vendor's words, which may be
     * about the one that was tried.
     */
    static String ofVendor(Outcome outcome, Exchange exchange, AttemptLog log) {
        if (outcome instanceof Outcome.Hold hold) {
            return hold.ofAll();
        }
        if (outcome instanceof Outcome.Uncertain uncertain && uncertain.ofAll() != null) {
            return uncertain.ofAll();
        }
        if (!log.hasBegun()) {
            return outcome.problem(); // nothing was sent of anybody, so that nobody can have been spoken of
        }
        String vendor = log.claim().vendor();
        if (exchange.getException() == null || exchange.getException() instanceof OutcomeException) {
            return log.hasAnswer() ? vendor + " answered " + log.last().status : vendor + " did not answer";
        }
        return onTheWay(exchange.getException())
                .orElse(vendor + " could not be understood ("
                        + exchange.getException().getClass().getSimpleName() + ")");
    }

    static String inWords(Throwable failure) {
        return onTheWay(failure).orElse("The delivery route failed: " + failure);
    }

    private static Optional<String> onTheWay(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return Optional.of(
                    "The vendor's host is not known by name (" + failure.getMessage() + "); check the base-url");
        }
        if (failure instanceof ConnectException || failure instanceof ConnectTimeoutException) {
            return Optional.of("No connection to the vendor (" + failure.getMessage() + ")");
        }
        if (failure instanceof SSLException) {
            return Optional.of("No secure connection to the vendor (" + failure.getMessage() + ")");
        }
        if (failure instanceof LimitedAnswer.TooLongException) {
            return Optional.of("The vendor's answer was not read to its end, because " + failure.getMessage()
                    + ", and so it is not known what it says; check the base-url");
        }
        if (failure instanceof NoHttpResponseException
                || failure instanceof ConnectionClosedException
                || failure instanceof SocketException
                || failure instanceof InterruptedIOException) {
            return Optional.of("The connection broke, or the time was up, before the whole answer had come ("
                    + failure.getMessage() + ")");
        }
        return Optional.empty();
    }
}
