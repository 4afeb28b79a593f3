package dev.caravan.candidate;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a made-up candidate says, however it is written: found out in another way than the normal form is. */
record Meaning(Map<String, Object> said) {

    /** Numbers as they are written in France, and what they mean. */
    static final Map<String, String> PHONES = Map.of(
            "06 12 34 56 78", "+33612345678",
            "+33612345678", "+33612345678",
            "+33 (0)6 12 34 56 78", "+33612345678",
            "n/a", "n/a");

    static Meaning of(JsonNode candidate) {
        Map<String, Object> said = new TreeMap<>();
        candidate.properties().forEach(field -> said.put(field.getKey(), meaning(field.getKey(), field.getValue())));
        said.values().removeIf(value -> value instanceof Collection<?> list && list.isEmpty());
        return new Meaning(said);
    }

    private static Object meaning(String field, JsonNode value) {
        return switch (field) {
            case "emails" -> texts(value).map(Meaning::email).distinct().toList();
            case "phones" -> texts(value).map(PHONES::get).distinct().toList();
            case "tags" -> texts(value).map(Meaning::text).toList();
            case "compensation" -> amount(value.path("dailyRate").decimalValue());
            case "vendors" -> fields(value);
            default -> text(value.asText());
        };
    }

    private static Stream<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText);
    }

    private static String text(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    private static String email(String address) {
        List<String> parts = List.of(address.split("@"));
        return parts.get(0) + "@" + parts.get(1).toLowerCase(Locale.ROOT);
    }

    private static long amount(BigDecimal amount) {
        return amount.movePointRight(2).longValueExact();
    }

    /** What stands under vendors is taken as it is. */
    private static Map<String, Object> fields(JsonNode node) {
        Map<String, Object> fields = new TreeMap<>();
        node.properties()
                .forEach(field -> fields.put(
                        field.getKey(),
                        field.getValue().isObject()
                                ? fields(field.getValue())
                                : field.getValue().asText()));
        return fields;
    }
}
