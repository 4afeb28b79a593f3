package dev.caravan.delivery;

import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;

/** What went wrong on the way to a vendor, in words for the ledger. */
final class Failure {

    private Failure() {}

    static String inWords(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "The vendor's host is not known by name (" + failure.getMessage() + "); check the base-url";
        }
        if (failure instanceof ConnectException || failure instanceof ConnectTimeoutException) {
            return "No connection to the vendor (" + failure.getMessage() + ")";
        }
        if (failure instanceof SSLException) {
            return "No secure connection to the vendor (" + failure.getMessage() + ")";
        }
        if (failure instanceof LimitedAnswer.TooLongException) {
            return "The vendor's answer was not read to its end, because " + failure.getMessage()
                    + ", and so it is not known what it says; check the base-url";
        }
        if (failure instanceof NoHttpResponseException
                || failure instanceof ConnectionClosedException
                || failure instanceof SocketException
                || failure instanceof InterruptedIOException) {
            return "The connection broke, or the time was up, before the whole answer had come (" + failure.getMessage()
                    + ")";
        }
        return "The delivery route failed: " + failure;
    }
}
