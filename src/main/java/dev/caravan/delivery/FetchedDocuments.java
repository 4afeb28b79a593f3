package dev.caravan.delivery;

import dev.caravan.candidate.Document;
import dev.caravan.candidate.Document.Content;
import dev.caravan.candidate.Document.Kind;
import dev.caravan.document.FetchException;
import dev.caravan.document.Fetches;
import dev.caravan.ledger.Claim;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.eclipse.microprofile.config.Config;

/**
 * The step before a transform that sends files: the documents that the candidate has by url are fetched, and the delivery goes
 * on with their contents. When one can't be fetched, that is no trouble of the vendor's: the delivery is tried again, or goes
 * without it, by {@link DocumentsMissing}.
 */
@Named("fetchedDocuments")
@Singleton
@Unremovable
@RegisterForReflection
class FetchedDocuments implements Processor {

    private final Fetches fetches;
    private final Config config;
    private final Clock clock;

    FetchedDocuments(Fetches fetches, Config config, Clock clock) {
        this.fetches = fetches;
        this.config = config;
        this.clock = clock;
    }

    /** All documents that the candidate has by url. */
    @Override
    public void process(Exchange exchange) {
        exchange.getMessage().setBody(fetch(exchange, EnumSet.allOf(Kind.class)));
    }

    /**
     * Those of these kinds alone: what a vendor does not take need not hold back the candidate. In YAML:
     * {@code bean: { ref: fetchedDocuments, method: "of(*, 'resume,photo')" }}.
     *
     * @param kinds as they stand in a candidate, separated by commas
     */
    public Delivery of(Exchange exchange, String kinds) {
        Set<Kind> wanted =
                Stream.of(kinds.split(",")).map(String::strip).map(Kind::of).collect(Collectors.toSet());
        return fetch(exchange, wanted);
    }

    private Delivery fetch(Exchange exchange, Set<Kind> kinds) {
        Delivery delivery = exchange.getProperty("CaravanDelivery", Delivery.class);
        List<Document> wanted = delivery.candidate().documents().stream()
                .filter(document -> kinds.contains(document.kind()))
                .filter(document -> document.url() != null && document.content() == null)
                .toList();
        if (Rehearsal.isOne(exchange)) {
            Rehearsal.fetch(exchange, wanted);
            return delivery;
        }
        Map<Document, Content> contents = new LinkedHashMap<>();
        for (Document document : wanted) {
            fetch(document, AttemptLog.of(exchange), contents);
        }
        Delivery complete = delivery.fetched(contents);
        exchange.setProperty("CaravanDelivery", complete);
        return complete;
    }

    private void fetch(Document document, AttemptLog log, Map<Document, Content> contents) {
        Claim claim = log.claim();
        try {
            contents.put(document, fetches.fetch(claim.externalId(), claim.revision(), document, url(document)));
        } catch (FetchException e) {
            String what = "the " + document.kind().word() + ", given as url, can't be fetched: " + e.getMessage();
            boolean leftOut = DeliverySettings.of(config, claim.vendor())
                    .documentsMissing()
                    .leavesOut(e.isHopeless(), claim.failingSince(), clock.instant());
            if (!leftOut) {
                throw new HeldBackException("Not sent yet: " + what);
            }
            log.remark("Sent without: " + what);
        }
    }

    private static String url(Document document) {
        return WebAddress.ascii(document.url());
    }
}
