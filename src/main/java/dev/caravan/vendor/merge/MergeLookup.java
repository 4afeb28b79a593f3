package dev.caravan.vendor.merge;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import dev.caravan.candidate.Candidate;
import dev.caravan.delivery.Answer;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.Lookup;
import dev.caravan.delivery.Search;
import io.quarkus.arc.Unremovable;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Looks for a candidate in Merge's list: by the addresses of whatever may have been created, since Merge has no key of
 * ours, and by the id in the ATS where the sender gave one.
 */
@Named("mergeLookup")
@Singleton
@Unremovable
@RegisterForReflection
class MergeLookup {

    private static final String BY_ADDRESS = "email_addresses=";

    private final Lookup lookup;

    MergeLookup(Lookup lookup) {
        this.lookup = lookup;
    }

    public boolean isNeeded(Delivery delivery) {
        return MergeFields.id(delivery) == null && (delivery.uncertain() || remoteId(delivery) != null);
    }

    public Search search(Delivery delivery) {
        List<String> queries = new ArrayList<>();
        if (remoteId(delivery) != null) {
            queries.add("remote_id=" + MergeQuery.encoded(remoteId(delivery)));
        }
        if (delivery.uncertain()) {
            if (delivery.doubt().contents().stream()
                    .anyMatch(content -> content.emails().isEmpty())) {
                throw Lookup.unaskable(delivery, "the request had no e-mail address to ask by");
            }
            queries.add(BY_ADDRESS
                    + emails(delivery).distinct().map(MergeQuery::encoded).collect(joining(",")));
        }
        return Search.of(queries.stream().map(query -> query + "&page_size=100").toList());
    }

    /** A record that shows no address was found by it all the same; one that was deleted in the ATS is not there. */
    public Search read(Answer answer, Search search, Delivery delivery) {
        List<JsonNode> listed = StreamSupport.stream(MergeAnswer.results(answer).spliterator(), false)
                .filter(one -> one.path("id").isTextual()
                        && !one.path("remote_was_deleted").asBoolean())
                .toList();
        boolean isByAddress = search.query().startsWith(BY_ADDRESS);
        List<String> ids = ids(listed, one -> hasRemoteId(one, delivery) || mayHaveAddress(one, delivery));
        Search read = search.made(ids(
                listed,
                one -> mayHaveAddress(one, delivery)
                        && (isByAddress || !addresses(one).isEmpty())));
        String next = answer.text("/next");
        return next == null
                ? read.with(ids)
                : read.with(ids, read.query().replaceFirst("&cursor=.*", "") + "&cursor=" + MergeQuery.encoded(next));
    }

    /** What has the id in the ATS, and no address that was sent, was there before: a lost request brought nothing to it. */
    public Delivery settle(Search search, Delivery delivery) {
        Delivery settled = lookup.settle(search, delivery);
        return settled.uncertain() && search.made().contains(settled.vendorId())
                ? MergeParts.arrived(settled)
                : settled;
    }

    private static List<String> ids(List<JsonNode> listed, Predicate<JsonNode> fits) {
        return listed.stream()
                .filter(fits)
                .map(one -> one.path("id").textValue())
                .toList();
    }

    private static boolean hasRemoteId(JsonNode found, Delivery delivery) {
        String remoteId = remoteId(delivery);
        return remoteId != null && remoteId.equals(found.path("remote_id").asText());
    }

    private static boolean mayHaveAddress(JsonNode found, Delivery delivery) {
        return delivery.uncertain()
                && (addresses(found).isEmpty()
                        || StreamSupport.stream(addresses(found).spliterator(), false)
                                .map(address -> address.path("value").asText())
                                .anyMatch(address -> emails(delivery).anyMatch(address::equalsIgnoreCase)));
    }

    private static JsonNode addresses(JsonNode found) {
        return found.path("email_addresses");
    }

    private static Stream<String> emails(Delivery delivery) {
        return delivery.doubt().contents().stream().map(Candidate::emails).flatMap(List::stream);
    }

    private static String remoteId(Delivery delivery) {
        return MergeFields.of(delivery).text("remoteId");
    }
}
