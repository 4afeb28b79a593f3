package dev.caravan.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.microprofile.config.Config;

/**
 * How a vendor is delivered to: {@code caravan.<vendor>.<key>}, or {@code caravan.delivery.<key>} for all.
 *
 * @param concurrency how many requests may be under way at a time, from 1
 * @param timeout how long each request may take, to the last byte of its answer
 * @param lease how long a claimed delivery is this node's
 * @param giveUpAfter how long a delivery may fail before it is a dead letter
 * @param retryAfterMost what a vendor may ask to wait at the most
 * @param lookupSettle how long a vendor may list late: only then does "not found" mean that it is not there
 * @param keptBody how many characters of a request or answer are kept
 * @param breakerFailures after so many failures in a row the vendor as a whole is waited for
 * @param requestsPerMinute how many requests may leave in any minute; empty for any number
 * @param refusedPer10s how many requests may be refused in any ten seconds; empty for any number
 * @param documentsMissing what becomes of a candidate with a document that can't be fetched
 * @param unfitDocuments what becomes of a candidate with a document that the vendor can't be sent
 */
public record DeliverySettings(
        Backoff backoff,
        Duration giveUpAfter,
        Duration lease,
        Duration timeout,
        Duration retryAfterMost,
        Duration lookupSettle,
        int concurrency,
        int keptBody,
        int breakerFailures,
        OptionalInt requestsPerMinute,
        OptionalInt refusedPer10s,
        DocumentsMissing documentsMissing,
        UnfitDocuments unfitDocuments) {

    /** What becomes of a candidate with a document that is too large for the vendor, of a wrong type, or out of reach. */
    public enum UnfitDocuments {
        /** It is delivered without the document, and the delivery says so. */
        WITHOUT,
        /** The delivery is rejected, and nothing is sent. */
        REFUSE
    }

    /** The keys there are. */
    public static final List<String> KEYS = List.of(
            "backoff",
            "backoff-max",
            "give-up-after",
            "lease",
            "timeout",
            "retry-after-max",
            "lookup-settle",
            "concurrency",
            "kept-body",
            "breaker-failures",
            "requests-per-minute",
            "refused-per-10s",
            "documents-missing",
            "unfit-documents");

    public DeliverySettings {
        check("concurrency", concurrency, 1, 2000);
        check("breaker-failures", breakerFailures, 2, 1000);
        requestsPerMinute.ifPresent(most -> check("requests-per-minute", most, RequestRate.LEAST, 1_000_000));
        refusedPer10s.ifPresent(most -> check("refused-per-10s", most, 1, 100_000));
        if (keptBody < 0) {
            throw new IllegalArgumentException("kept-body: expected 0 or more characters, got " + keptBody);
        }
        if (timeout.compareTo(Duration.ofMillis(1)) < 0 || lease.compareTo(timeout.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("lease: expected at least twice the timeout, which is " + timeout
                    + " (a request that begins has to end within the lease); got " + lease);
        }
    }

    /** Throws {@link IllegalArgumentException} that names the key and what was expected. */
    public static DeliverySettings of(Config config, String vendor) {
        Keys keys = new Keys(config, vendor);
        return new DeliverySettings(
                new Backoff(
                        keys.get("backoff", Duration.class, Duration.ofSeconds(2)),
                        keys.get("backoff-max", Duration.class, Duration.ofMinutes(10))),
                keys.get("give-up-after", Duration.class, Duration.ofDays(3)),
                keys.get("lease", Duration.class, Duration.ofMinutes(2)),
                keys.get("timeout", Duration.class, Duration.ofSeconds(30)),
                keys.get("retry-after-max", Duration.class, Duration.ofHours(1)),
                keys.get("lookup-settle", Duration.class, Duration.ofSeconds(10)),
                keys.get("concurrency", Integer.class, 64),
                keys.get("kept-body", Integer.class, 16_384),
                keys.get("breaker-failures", Integer.class, 10),
                keys.limit("requests-per-minute"),
                keys.limit("refused-per-10s"),
                DocumentsMissing.of(keys.get("documents-missing", String.class, "retry")),
                keys.get("unfit-documents", UnfitDocuments.class, UnfitDocuments.WITHOUT));
    }

    DeliverySettings withConcurrency(int other) {
        return new DeliverySettings(
                backoff,
                giveUpAfter,
                lease,
                timeout,
                retryAfterMost,
                lookupSettle,
                other,
                keptBody,
                breakerFailures,
                requestsPerMinute,
                refusedPer10s,
                documentsMissing,
                unfitDocuments);
    }

    private static void check(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(key + ": expected " + least + " to " + most + ", got " + value);
        }
    }

    private record Keys(Config config, String vendor) {
        <T> T get(String key, Class<T> type, T otherwise) {
            return find(key, type).orElse(otherwise);
        }

        OptionalInt limit(String key) {
            return find(key, Integer.class).map(OptionalInt::of).orElse(OptionalInt.empty());
        }

        private <T> Optional<T> find(String key, Class<T> type) {
            return config.getOptionalValue("caravan." + vendor + "." + key, type)
                    .or(() -> config.getOptionalValue("caravan.delivery." + key, type));
        }
    }
}
