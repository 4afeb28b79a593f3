package dev.caravan.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.time.Instant;

/**
 * What a vendor holds about one person.
 *
 * @param id the vendor's own
 * @param writes how often the person was written: once at creation, and once for each update
 * @param json what is held, kept as bytes because there may be very many
 */
record Person(String id, Portrait portrait, Instant createdAt, Instant changedAt, int writes, byte[] json) {

    ObjectNode data() {
        return Json.readObject(json);
    }

    /** For whoever asks what was received. */
    ObjectNode toJson() {
        ObjectNode node = Json.object()
                .put("id", id)
                .put("key", portrait.key())
                .put("name", portrait.name())
                .put("createdAt", createdAt.toString())
                .put("changedAt", changedAt.toString())
                .put("writes", writes);
        node.set("emails", Json.array(portrait.emails()));
        return node.putRawValue("data", new RawValue(new String(json, UTF_8)));
    }
}
