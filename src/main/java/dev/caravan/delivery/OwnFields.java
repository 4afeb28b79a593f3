package dev.caravan.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** What the sender gave for one vendor alone, under {@code vendors.<vendor>} of the candidate. */
public final class OwnFields {

    private final String vendor;
    private final JsonNode fields;

    private OwnFields(String vendor, JsonNode fields) {
        this.vendor = vendor;
        this.fields = fields;
    }

    /**
     * The fields of this delivery's vendor.
     *
     * @param known the names that the vendor's transform takes up
     * @throws RejectedException when there is another one: a misspelt field must not be lost silently
     */
    public static OwnFields of(Delivery delivery, String... known) {
        JsonNode own = delivery.own();
        List<String> names = List.of(known);
        for (Iterator<String> given = own.fieldNames(); given.hasNext(); ) {
            String name = given.next();
            if (!names.contains(name)) {
                throw new RejectedException("Not sent: /vendors/" + delivery.vendor() + "/" + name
                        + " is no field that this vendor takes; expected one of " + names
                        + ". Correct the name and send the candidate again");
            }
        }
        return new OwnFields(delivery.vendor(), own);
    }

    /** The field; a missing node when it was not given. */
    public JsonNode get(String name) {
        return fields.path(name);
    }

    /** The field, or else what is configured for every candidate. */
    public JsonNode get(String name, Optional<String> configured) {
        JsonNode given = get(name);
        return isAbsent(given) && configured.isPresent() ? TextNode.valueOf(configured.get()) : given;
    }

    /**
     * The field's text, or null when it was not given or is blank.
     *
     * @throws RejectedException when what was given is no text: it would be left out silently
     */
    public String text(String name) {
        JsonNode given = get(name);
        if (!isAbsent(given) && !given.isTextual()) {
            throw wrong(name, "a text");
        }
        return given.isTextual() && !given.textValue().isBlank() ? given.textValue() : null;
    }

    /**
     * The vendor's own id of the candidate: the one that the sender gave under that name, or else the learnt one; null
     * when neither is known.
     *
     * @throws RejectedException when what was given is no text: it would look as if no id were known
     */
    public String id(String name, String learnt) {
        JsonNode given = get(name);
        if (isAbsent(given)) {
            return learnt;
        }
        if (!given.isTextual() || given.textValue().isBlank()) {
            throw wrong(name, "the vendor's own id of the candidate, as text");
        }
        return given.textValue().strip();
    }

    /**
     * The fields of an object, or none.
     *
     * @throws RejectedException when what was given is no object: it would be left out silently
     */
    public JsonNode object(String name) {
        JsonNode given = get(name);
        if (!isAbsent(given) && !given.isObject()) {
            throw wrong(name, "an object");
        }
        return given.isObject() ? given : MissingNode.getInstance();
    }

    /** That field is not as it must be. The message ends with what to do. */
    public RejectedException wrong(String pointer, String expected) {
        return new RejectedException("Not sent: /vendors/" + vendor + "/" + pointer + ": expected " + expected
                + ". Correct it, or leave it out, and send the candidate again");
    }

    private static boolean isAbsent(JsonNode given) {
        return given.isMissingNode() || given.isNull();
    }
}
