package dev.caravan.vendor.enboarder;

import dev.caravan.delivery.Body;
import dev.caravan.delivery.Delivery;
import dev.caravan.delivery.OwnFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The account's own fields, which the sender names under {@code vendors.enboarder.profileFields}.
 *
 * @param given value by name; numbers and flags have become the texts that the vendor's document shows
 */
record EnboarderFields(Map<String, String> given) {

    static EnboarderFields of(Delivery delivery) {
        OwnFields own = EnboarderId.ownFields(delivery);
        Map<String, String> given = new LinkedHashMap<>();
        own.object("profileFields").properties().forEach(field -> {
            if (field.getValue().isContainerNode()) {
                throw own.wrong("profileFields/" + field.getKey(), "a text, a number, true or false");
            }
            String text = field.getValue().isNumber()
                    ? field.getValue().decimalValue().toPlainString()
                    : field.getValue().asText("");
            if (!text.isBlank()) {
                given.put(field.getKey(), text);
            }
        });
        return new EnboarderFields(given);
    }

    /** The entries of {@code profilefields}: what is given, and {@code remove} for what was sent before and is gone. */
    List<Body> changesSince(EnboarderMemory before) {
        List<Body> changes = new ArrayList<>();
        given.forEach(
                (name, value) -> changes.add(Body.empty().put("name", name).put("value", value)));
        before.fields().stream()
                .filter(name -> !given.containsKey(name))
                .forEach(name -> changes.add(Body.empty().put("name", name).put("action", "remove")));
        return changes;
    }
}
