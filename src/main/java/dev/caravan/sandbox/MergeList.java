package dev.caravan.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** One request for Merge's list of candidates: its filters and its page. The cursor is a number here, but opaque. */
record MergeList(Call call) {

    private static final int LARGEST_PAGE = 100;

    Answer page(Holdings holdings) {
        List<Person> found =
                candidates(holdings).distinct().filter(this::accepts).toList();
        int from = Math.min(found.size(), call.number("cursor", 0));
        int to = Math.min(found.size(), from + call.number("page_size", LARGEST_PAGE));
        ObjectNode page = Json.object()
                .put("next", to < found.size() ? Integer.toString(to) : null)
                .put("previous", from == 0 ? null : Integer.toString(Math.max(0, from - (to - from))));
        ArrayNode results = page.putArray("results");
        found.subList(from, to).forEach(person -> results.add(MergeForm.shown(person)));
        return Answer.json(200, page);
    }

    /** The attachments of a candidate, page by page. */
    static Answer attachments(Person person, Call call) {
        List<JsonNode> all = new ArrayList<>();
        person.data().path("attachments").forEach(attachment -> {
            Instant createdAt = Instant.parse(attachment.path("created_at").asText(Instant.EPOCH.toString()));
            if (attachment.isObject() && !createdAt.isAfter(call.request().listsUntil())) {
                all.add(attachment);
            }
        });
        int from = Math.min(all.size(), call.number("cursor", 0));
        int to = Math.min(all.size(), from + call.number("page_size", LARGEST_PAGE));
        ObjectNode page = Json.object()
                .put("next", to < all.size() ? Integer.toString(to) : null)
                .putNull("previous");
        page.putArray("results").addAll(all.subList(from, to));
        return Answer.json(200, page);
    }

    private Stream<Person> candidates(Holdings holdings) {
        String addresses = call.query("email_addresses");
        return addresses == null
                ? holdings.all().stream()
                : Stream.of(addresses.split(","))
                        .map(Portrait::email)
                        .map(holdings::byHandle)
                        .flatMap(Collection::stream);
    }

    private boolean accepts(Person person) {
        ObjectNode model = person.data();
        return !person.createdAt().isAfter(call.request().listsUntil())
                && !model.path("ignored").asBoolean()
                && same("remote_id", model)
                && same("first_name", model)
                && same("last_name", model)
                && hasTags(model)
                && within("created", person.createdAt())
                && within("modified", person.changedAt());
    }

    private boolean same(String field, ObjectNode model) {
        String wanted = call.query(field);
        return wanted == null || wanted.equals(model.path(field).asText());
    }

    private boolean hasTags(ObjectNode model) {
        String wanted = call.query("tags");
        return wanted == null || Json.texts(model.path("tags")).containsAll(List.of(wanted.split(",")));
    }

    private boolean within(String event, Instant at) {
        String after = call.query(event + "_after");
        String before = call.query(event + "_before");
        return (after == null || at.isAfter(OffsetDateTime.parse(after).toInstant()))
                && (before == null || at.isBefore(OffsetDateTime.parse(before).toInstant()));
    }
}
